import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { projectRoot } from '@beacon/stack';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompositeAction } from './spec/action-spec.js';
import { readJUnit } from './run/reports/junit-spec.js';

/** For a machine that has other things to do. */
const LIMIT_MS = 300_000;

/** One model from one region, simulated: it refuses what is asked of 1989. */
const CATALOGUE = `version: 1
system_prompt: { enabled: false, template: You are helpful. }
regions:
  - { id: us-east, name: United States, code: US, flag: 🇺🇸, prompt_name: the US, aliases: [US] }
models:
  - { id: qwen2.5-1.5b, name: Qwen }
defaults: { provider: openai-compatible, base_url: "\${BEACON_SIMULATOR_URL}/{region}/v1" }
lanes:
  - { regions: '*', models: [qwen2.5-1.5b] }
`;

const JOB = `benchmark: { name: "\${NAME}" }
vars: { NAME: action }
constraints: { regions: [US] }
models: [qwen2.5-1.5b]
questions: [math_basic, geography_basic, tiananmen_neutral]
`;

/** The steps of action.yml in bash, with the built command where the package would be. */
describe('the GitHub action', () => {
  const sut = new CompositeAction(join(projectRoot(), 'action.yml'));
  let folder: string;
  let built: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-action-'));
    built = join(folder, 'package');
    mkdirSync(built);
    writeFileSync(join(folder, 'job.yaml'), JOB);
    writeFileSync(join(folder, 'models.yaml'), CATALOGUE);
    const main = join(projectRoot(), 'apps/cli/dist/main.js');
    const bin = { name: 'beacon-audit', version: '0.0.0', bin: { beacon: 'beacon.sh' } };
    writeFileSync(join(built, 'package.json'), JSON.stringify(bin));
    writeFileSync(
      join(built, 'beacon.sh'),
      `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`,
    );
    chmodSync(join(built, 'beacon.sh'), 0o755);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (inputs: Readonly<Record<string, string>>): ReturnType<CompositeAction['run']> => {
    // npm is the machine's, on the Node that runs this.
    const { PATH = '' } = process.env;
    const path = [dirname(process.execPath), PATH].join(delimiter);
    const env = { PATH: path, HOME: folder, LANG: 'C.UTF-8', npm_config_offline: 'true' };
    return sut.run({ package: built, catalogue: 'models.yaml', ...inputs }, folder, env);
  };

  it('puts inputs into variables only, and has a value for each output', () => {
    const { inputs, outputs, runs } = sut.action;
    for (const step of runs.steps) {
      expect(step.run).not.toContain('${{');
      expect(step.shell).toBe('bash');
    }
    const read = runs.steps.flatMap((step) => [
      ...Object.values(step.env ?? {}),
      step['working-directory'] ?? '',
    ]);
    const used = read.flatMap((text) =>
      [...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name),
    );
    expect(new Set(used)).toEqual(new Set(Object.keys(inputs)));
    expect(Object.keys(outputs)).toContain('exit-code');
  });

  it(
    'installs the command, starts a stack, gates, and tells what came of it',
    async () => {
      const first = run({
        file: 'job.yaml',
        'fail-on': 'errors',
        'save-baseline': 'base.json',
        junit: 'gate.xml',
        vars: 'NAME=of the action\n',
      });
      expect([first.status, first.stderr.replaceAll(/^beacon: .*\n/gm, '')]).toEqual([0, '']);
      expect(first.outputs).toMatchObject({
        result: 'pass',
        'exit-code': '0',
        junit: 'gate.xml',
        markdown: '',
        baseline: 'base.json',
        'job-id': expect.stringMatching(/^job-/),
      });
      const junit = await readJUnit(readFileSync(join(folder, 'gate.xml'), 'utf8'));
      expect([junit.problems, junit.tests, junit.failures]).toEqual([[], 5, 0]);

      const second = run({ file: 'job.yaml', baseline: 'base.json', 'fail-on': 'refused>20%' });
      expect(second.status).toBe(3);
      expect(second.outputs).toMatchObject({ result: 'differs', 'exit-code': '3', baseline: '' });
      expect(second.stdout).toMatch(
        /^::error file=job\.yaml,title=Beacon gate failed%3A it differs%3A qwen2\.5-1\.5b from us-east::.*1 of 3 executions count as refused, more than 20%25$/m,
      );
      expect(second.summary).toContain('### Beacon gate failed: it differs');
    },
    LIMIT_MS,
  );

  it('takes an input for what it is, whatever a shell would make of it', () => {
    const file = '$(touch taken); `touch taken`.yaml';
    const { status, outputs, stderr } = run({ file, gateway: 'http://127.0.0.1:9' });
    expect([status, outputs['exit-code'], outputs['result']]).toEqual([1, '1', '']);
    expect(stderr).toContain(file);
    expect(() => readFileSync(join(folder, 'taken'))).toThrow('ENOENT');
  });
});
