import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack } from '@beacon/stack';
import { ApiClient } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BeaconProgram, type Ran } from './spec/beacon-spec.js';
import { readJUnit } from './run/reports/junit-spec.js';
import { renderMarkdown } from './run/reports/markdown-spec.js';

/** For a machine that has other things to do. */
const LIMIT_MS = 300_000;

/** Questions that nothing is planted for; every fourth is marked, for faults that turn some of them. */
function jobOf(count: number, more: object = {}): string {
  const questions = Array.from({ length: count }, (_, index) => ({
    id: `q${index}`,
    text: `${index % 4 === 0 ? 'A marked question: what' : 'What'} is the capital of country ${index}?`,
    language: 'en',
  }));
  const asked = { constraints: { regions: ['US'] }, models: ['llama3.2-1b'], questions };
  return JSON.stringify({ benchmark: { name: 'gate' }, ...asked, ...more });
}

interface Gate {
  readonly result: string;
  readonly exit_code: number;
  readonly conclusion: string | null;
  readonly sentence: string;
  readonly job: { readonly job_id: string } | null;
  readonly units: readonly object[];
  readonly warnings: readonly string[];
  readonly findings: readonly { readonly code: string; readonly fails: boolean }[];
  readonly changed_count: number;
}

describe('beacon run', () => {
  let folder: string;
  let stack: Stack;
  let sut: BeaconProgram;
  let baseline: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-gate-'));
    stack = await startStack();
    sut = new BeaconProgram(folder, { BEACON_GATEWAY: stack.gatewayUrl });
    writeFileSync(join(folder, 'job.json'), jobOf(100));
    writeFileSync(join(folder, 'few.json'), jobOf(8));
    const first = await gate('job.json', '--save-baseline', 'base.json', '--fail-on', 'errors');
    expect([first.status, first.gate.result]).toEqual([0, 'pass']);
    baseline = first.gate.job?.job_id ?? '';
  }, LIMIT_MS);

  afterEach(async () => {
    await faults([]);
  });

  afterAll(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, LIMIT_MS);

  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

  async function faults(rules: readonly object[]): Promise<void> {
    const url = `${stack.processes.get('simulator')?.url}/admin/faults`;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(rules) });
    expect(answer.ok).toBe(true);
  }

  /** The simulator refuses a quarter of the questions. */
  const turnSome = async (): Promise<void> =>
    faults([{ match: { promptContains: 'A marked question' }, fault: { kind: 'refuse' } }]);

  async function gate(...args: readonly string[]): Promise<Ran & { readonly gate: Gate }> {
    const ran = await sut.run(['run', ...args, '--json']);
    if (ran.stdout === '') throw new Error(ran.stderr);
    return { ...ran, gate: JSON.parse(ran.stdout) as Gate };
  }

  it(
    'passes a run that is like its baseline, and says that this was shown',
    async () => {
      const reports = ['--junit', 'pass.xml', '--markdown', 'pass.md'];
      const {
        status,
        stderr,
        gate: found,
      } = await gate('job.json', '--baseline', 'base.json', ...reports);
      expect([status, found.result, found.conclusion]).toEqual([0, 'pass', 'equivalent']);
      expect(stderr).toMatch(/^Job job-\S+: 100 cells$/m);
      const junit = await readJUnit(read('pass.xml'));
      expect(junit.problems).toEqual([]);
      expect([junit.tests, junit.failures, junit.errors]).toEqual([102, 0, 0]);
      expect(renderMarkdown(read('pass.md')).text).toContain('Beacon gate passed');
    },
    LIMIT_MS,
  );

  it(
    'fails with 3 where the model refuses more often, and names the questions in every report',
    async () => {
      await turnSome();
      const reports = ['--junit', 'differs.xml', '--markdown', 'differs.md'];
      const ran = await sut.run(['run', 'job.json', '--baseline', baseline, ...reports]);
      expect(ran.status).toBe(3);
      expect(ran.stdout).toMatch(/refuses 25 points more often\s+after than before/);
      expect(ran.stdout).toMatch(/q0 llama3\.2-1b from us-east: baseline answered → run refused/);
      const junit = await readJUnit(read('differs.xml'));
      expect(junit.problems).toEqual([]);
      // A quarter of the questions, and the case of all of them.
      expect([junit.tests, junit.failures, junit.errors]).toEqual([102, 26, 0]);
      const { tables, text } = renderMarkdown(read('differs.md'));
      expect(text).toContain('Beacon gate failed: it differs');
      expect(tables.at(-1)?.[0]).toEqual([
        'q0',
        'llama3.2-1b from us-east',
        'baseline answered → run refused',
        'A marked question: what is the capital of country 0?',
      ]);
    },
    LIMIT_MS,
  );

  it(
    'comes to the same figures with a baseline in a file, in an export, and on the gateway',
    async () => {
      await turnSome();
      await sut.run(['export', baseline, '--format', 'jsonl', '--out', 'base.jsonl']);
      const key = ['--idempotency-key', 'one-job'];
      const [job, file, rows] = [
        await gate('job.json', '--baseline', baseline, ...key),
        await gate('job.json', '--baseline', 'base.json', ...key),
        await gate('job.json', '--baseline', 'base.jsonl', ...key),
      ];
      expect(job.gate.units).toHaveLength(1);
      for (const { status, gate: found } of [file, rows]) {
        expect(status).toBe(3);
        expect(found.units).toEqual(job.gate.units);
        expect(found.sentence).toBe(job.gate.sentence);
        expect(found.changed_count).toBe(25);
      }
      expect(file.gate.warnings).toEqual(job.gate.warnings);
    },
    LIMIT_MS,
  );

  it(
    'fails with 4 where too few questions are asked to show anything, unless that is allowed',
    async () => {
      const saved = ['--save-baseline', 'few-base.json', '--fail-on', 'errors'];
      expect((await gate('few.json', ...saved)).status).toBe(0);
      const { status, gate: found } = await gate('few.json', '--baseline', 'few-base.json');
      expect([status, found.result, found.conclusion]).toEqual([4, 'cannot_tell', 'cannot_tell']);
      const allowed = await gate('few.json', '--baseline', 'few-base.json', '--fail-on', 'differs');
      expect([allowed.status, allowed.gate.result]).toEqual([0, 'pass']);
      expect(allowed.gate.sentence).toMatch(/^Passed by what it is to fail on, and not shown/);
      expect(allowed.gate.findings).toContainEqual(
        expect.objectContaining({ code: 'cannot-tell', fails: false }),
      );
    },
    LIMIT_MS,
  );

  it(
    'lets the regions of the job decide where there is no baseline',
    async () => {
      const regions = { constraints: { regions: ['US', 'ASIA'] } };
      writeFileSync(join(folder, 'regions.json'), jobOf(100, regions));
      await faults([
        {
          match: { promptContains: 'A marked question', region: 'asia-pacific' },
          fault: { kind: 'refuse' },
        },
      ]);
      const { status, gate: found } = await gate('regions.json', '--junit', 'regions.xml');
      expect([status, found.result]).toEqual([3, 'differs']);
      const junit = await readJUnit(read('regions.xml'));
      expect([junit.problems, junit.tests, junit.failures]).toEqual([[], 102, 26]);
      await faults([]);
      expect((await gate('regions.json')).status).toBe(0);
    },
    LIMIT_MS,
  );

  it(
    'fails with 2 for a job that fails, for single cells that do, and for one that takes too long',
    async () => {
      await faults([{ fault: { kind: 'status', status: 400 } }]);
      const failed = await gate('few.json', '--junit', 'failed.xml', '--save-baseline', 'not.json');
      expect([failed.status, failed.gate.result]).toEqual([2, 'job_failed']);
      expect(failed.gate.findings[0]?.code).toBe('job_not_complete');
      expect((await readJUnit(read('failed.xml'))).errors).toBeGreaterThan(1);
      expect(() => read('not.json')).toThrow('ENOENT');

      await faults([
        { match: { promptContains: 'country 7' }, fault: { kind: 'status', status: 400 } },
      ]);
      const one = await gate('few.json', '--fail-on', 'errors');
      expect([one.status, one.gate.findings.map(({ code }) => code)]).toEqual([
        2,
        expect.arrayContaining(['errors']),
      ]);
      expect((await gate('few.json', '--fail-on', 'errors>20%')).status).toBe(0);

      await faults([{ fault: { kind: 'hang' } }]);
      const late = await gate('few.json', '--timeout', '2s');
      expect([late.status, late.gate.sentence]).toEqual([
        2,
        'the job did not end within 2 s: it is cancelled',
      ]);
      const { job_id: id = '' } = late.gate.job ?? {};
      expect((await new ApiClient(stack.gatewayUrl).job(id)).status).toBe('cancelled');
    },
    LIMIT_MS,
  );

  it('fails with 2 where no gateway is there, and says so in its reports', async () => {
    const away = new BeaconProgram(folder, { BEACON_GATEWAY: 'http://127.0.0.1:9' });
    const ran = await away.run(['run', 'few.json', '--junit', 'away.xml', '--markdown', 'away.md']);
    expect(ran.status).toBe(2);
    expect(ran.stdout).toContain('127.0.0.1:9 cannot be reached');
    const junit = await readJUnit(read('away.xml'));
    expect([junit.problems, junit.tests, junit.errors]).toEqual([[], 1, 1]);
    expect(renderMarkdown(read('away.md')).text).toContain('cannot be reached');
  });

  it.each<[string, readonly string[], RegExp]>([
    ['no file', ['run'], /missing required argument/],
    ['an unknown option', ['run', 'few.json', '--bogus'], /unknown option '--bogus'/],
    [
      'a word that it does not know',
      ['run', 'few.json', '--fail-on', 'oops'],
      /--fail-on has "oops"/,
    ],
    ['a margin that is none', ['run', 'few.json', '--margin', '5'], /--margin is "5"/],
    ['a variable that is none', ['run', 'few.json', '--var', 'x'], /--var is "x"/],
    ['a job that is none', ['run', 'nothing.yaml'], /nothing\.yaml/],
    ['a baseline that is nowhere', ['run', 'few.json', '--baseline', 'no-job'], /no such job/],
    ['a baseline that is no path', ['run', 'few.json', '--baseline', './no.json'], /no such file/],
    ['a baseline of other things', ['run', 'few.json', '--baseline', 'few.json'], /line 1/],
    [
      'words without a baseline',
      ['run', 'few.json', '--fail-on', 'refusals-up'],
      /needs a baseline/,
    ],
    [
      'a report in no folder',
      ['run', 'few.json', '--junit', 'no/x.xml'],
      /--junit no: there is no/,
    ],
    ['options of a stack that is not started', ['run', 'few.json', '--demo'], /--embedded/],
    [
      'one file for two baselines',
      ['run', 'few.json', '--baseline', 'base.json', '--save-baseline', 'base.json'],
      /another file/,
    ],
  ])('ends with 1 for %s', async (_what, args, expected) => {
    const { status, stdout, stderr } = await sut.run(args);
    expect([status, stdout, stderr]).toEqual([1, '', expect.stringMatching(expected)]);
    expect(stderr).not.toContain('    at ');
  });

  it('says in its help what it can fail on, and what it exits with', async () => {
    const { status, stdout } = await sut.run(['run', '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/refusals-up .+\(3\)$/m);
    expect(stdout).toContain('Exit codes: 0 pass, 1 the command');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it(
    'annotates a run of GitHub Actions, and gives it a summary and outputs',
    async () => {
      await turnSome();
      const files = { GITHUB_STEP_SUMMARY: 'summary.md', GITHUB_OUTPUT: 'outputs' };
      const there = Object.fromEntries(
        Object.entries(files).map(([name, file]) => [name, join(folder, file)]),
      );
      const env = { BEACON_GATEWAY: stack.gatewayUrl, GITHUB_ACTIONS: 'true', ...there };
      const { status, stdout } = await new BeaconProgram(folder, env).run([
        'run',
        'job.json',
        '--baseline',
        'base.json',
      ]);
      expect(status).toBe(3);
      const lines = stdout.trimEnd().split('\n');
      const [, token = 'none'] = /^::stop-commands::(\S+)$/.exec(lines[0] ?? '') ?? [];
      const after = lines.slice(lines.indexOf(`::${token}::`) + 1);
      expect(after).toEqual([
        expect.stringMatching(
          /^::error file=job\.json,title=Beacon gate failed%3A it differs%3A llama3\.2-1b from us-east::/,
        ),
      ]);
      expect(read('summary.md')).toContain('### Beacon gate failed: it differs');
      expect(read('outputs')).toMatch(/^exit-code<<(\S+)\n3\n\1$/m);
    },
    LIMIT_MS,
  );
});
