import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly id: string;
  readonly run: string;
  readonly shell: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

interface Action {
  readonly inputs: Readonly<
    Record<string, { readonly required?: boolean; readonly default?: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** What a run of the action came to. */
export interface RanAction {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** The values of `inputs.x` and `steps.x.outputs.y`. */
type Values = ReadonlyMap<string, string>;

/** Runs a composite action's steps as a runner of GitHub does: inputs put into `env`, each step in bash, outputs read from its file. */
export class CompositeAction {
  readonly action: Action;

  constructor(path: string) {
    this.action = parse(readFileSync(path, 'utf8')) as Action;
  }

  run(
    given: Readonly<Record<string, string>>,
    folder: string,
    env: Readonly<Record<string, string>>,
  ): RanAction {
    const temp = mkdtempSync(join(tmpdir(), 'beacon-runner-'));
    try {
      return this.#runIn(temp, { values: this.#inputs(given), folder, env });
    } finally {
      rmSync(temp, { recursive: true, force: true });
    }
  }

  #inputs(given: Readonly<Record<string, string>>): Map<string, string> {
    for (const name of Object.keys(given)) {
      if (!(name in this.action.inputs)) throw new Error(`the action has no input ${name}`);
    }
    return new Map(
      Object.entries(this.action.inputs).map(([name, input]) => {
        if (input.required === true && given[name] === undefined)
          throw new Error(`${name} is missing`);
        return [`inputs.${name}`, given[name] ?? input.default ?? ''];
      }),
    );
  }

  #runIn(
    temp: string,
    {
      values,
      folder,
      env,
    }: { values: Map<string, string>; folder: string; env: Record<string, string> },
  ): RanAction {
    const summaryFile = join(temp, 'summary');
    writeFileSync(summaryFile, '');
    let [stdout, stderr, status] = ['', '', 0];
    for (const step of this.action.runs.steps) {
      const [script, outputFile] = [join(temp, `${step.id}.sh`), join(temp, `${step.id}.out`)];
      writeFileSync(script, step.run);
      writeFileSync(outputFile, '');
      const own = Object.entries(step.env ?? {}).map(([name, text]) => [
        name,
        evaluated(text, values),
      ]);
      const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
        cwd: resolve(folder, evaluated(step['working-directory'] ?? '.', values)),
        env: {
          ...env,
          RUNNER_TEMP: temp,
          GITHUB_ACTIONS: 'true',
          GITHUB_OUTPUT: outputFile,
          GITHUB_STEP_SUMMARY: summaryFile,
          ...Object.fromEntries(own),
        },
        encoding: 'utf8',
        maxBuffer: 16 * 1024 ** 2,
      });
      [stdout, stderr, status] = [stdout + ran.stdout, stderr + ran.stderr, ran.status ?? -1];
      for (const [name, value] of outputsIn(readFileSync(outputFile, 'utf8'))) {
        values.set(`steps.${step.id}.outputs.${name}`, value);
      }
      if (status !== 0) break;
    }
    const outputs = Object.entries(this.action.outputs).map(([name, { value }]) => [
      name,
      evaluated(value, values),
    ]);
    const summary = readFileSync(summaryFile, 'utf8');
    return { status, stdout, stderr, summary, outputs: Object.fromEntries(outputs) as never };
  }
}

/** An output of a step that did not run is empty, as on GitHub. */
function evaluated(text: string, values: Values): string {
  return text.replaceAll(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) => values.get(name) ?? '');
}

/** `name=value`, and `name<<END` with lines until that. */
function outputsIn(text: string): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>();
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const [, name = '', sign = '', rest = ''] = /^([\w-]+)(=|<<)(.*)$/.exec(lines[at] ?? '') ?? [];
    if (sign === '=') outputs.set(name, rest);
    if (sign !== '<<') continue;
    const end = lines.indexOf(rest, at + 1);
    outputs.set(name, lines.slice(at + 1, end).join('\n'));
    at = end;
  }
  return outputs;
}
