import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, startStack, type Stack } from '@beacon/stack';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BeaconProgram, type Ran } from './spec/beacon-spec.js';

/** For a machine that has other things to do. */
const LIMIT_MS = 300_000;

interface Results {
  readonly results: {
    readonly prompts: readonly { readonly provider: string; readonly metrics: Counts }[];
    readonly results: readonly Result[];
    readonly stats: {
      readonly successes: number;
      readonly failures: number;
      readonly errors: number;
    };
  };
}

interface Counts {
  readonly testPassCount: number;
  readonly testFailCount: number;
}

interface Result {
  readonly promptIdx: number;
  readonly testIdx: number;
  readonly success: boolean;
  readonly namedScores: Readonly<Record<string, number>>;
  readonly metadata: { readonly region: string; readonly outcome: string; readonly repeat: number };
}

describe('beacon import promptfoo', () => {
  let folder: string;
  let sut: BeaconProgram;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-import-'));
    cpSync(join(projectRoot(), 'examples/promptfoo'), folder, { recursive: true });
    sut = new BeaconProgram(folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (...args: readonly string[]): Promise<Ran> =>
    sut.run(['import', 'promptfoo', ...args]);

  it('says what was taken, what means something else here, and what was left out, with its line', async () => {
    const { status, stdout, stderr } = await run('promptfooconfig.yaml', '--folder', 'said');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^wrote said\/catalogue\.yaml\nwrote said\/job\.yaml\n/);
    expect(stdout).toMatch(/^Taken: 15 questions, 3 prompts, 2 models, 45 assertions$/m);
    expect(stdout).toMatch(/^Cells: 120 from us-east, eu-west; repeats: 2$/m);
    expect(stdout).toContain(
      'Left out (1):\n  promptfooconfig.yaml:42: tests[2].assert[1].type\n    llm-rubric is graded by a model',
    );
    expect(stdout).toMatch(
      /^ {2}promptfooconfig\.yaml:9: providers\[0\]\n {4}every region asks the same address/m,
    );
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect((await sut.run(['validate', 'said/job.yaml', 'said/catalogue.yaml'])).stdout).toMatch(
      /^said\/job\.yaml: a job, sound: /m,
    );
  });

  it('says the same as JSON', async () => {
    const { stdout } = await run(
      'promptfooconfig.yaml',
      '--folder',
      'json',
      '--json',
      '--region',
      'eu-west',
      'asia-pacific',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      models: ['llama3.2-1b', 'qwen2.5-1.5b'],
      regions: ['eu-west', 'asia-pacific'],
      cells: 120,
      left_out: [{ file: 'promptfooconfig.yaml', line: 42, field: 'tests[2].assert[1].type' }],
    });
  });

  it.each([
    [
      ['promptfooconfig.yaml', '--folder', 'no', '--strict'],
      /^Nothing was written, because --strict takes all or nothing\. Left out would be:\npromptfooconfig\.yaml:42: tests\[2\]/,
    ],
    [
      ['wrong.yaml', '--folder', 'no'],
      /^wrong\.yaml:2: providers\[0\]\.config\.temperature: is "hot"; allowed: a number$/m,
    ],
    [
      ['unsound.yaml', '--folder', 'no'],
      /^Nothing was written, because it would not be sound:\n.*temperature/,
    ],
    [['absent.yaml', '--folder', 'no'], /^absent\.yaml: cannot be read: ENOENT/],
    [
      ['promptfooconfig.yaml', '--folder', 'no', '--region', 'mars'],
      /^--region is "mars", must be one of us-east, /,
    ],
    [
      ['promptfooconfig.yaml', '--folder', 'no', '--language', 'x y'],
      /^--language is "x y", must be a language/,
    ],
    [
      ['promptfooconfig.yaml', '--folder', 'promptfooconfig.yaml/no'],
      /^--folder promptfooconfig\.yaml\/no: /,
    ],
  ])('refuses %j and leaves nothing behind', async (args, message) => {
    const openai = (temperature: string): string =>
      `prompts: [Hello]\nproviders: [{ id: 'openai:gpt-4o', config: { temperature: ${temperature} } }]\n`;
    writeFileSync(join(folder, 'wrong.yaml'), openai('hot'));
    writeFileSync(join(folder, 'unsound.yaml'), openai('7'));
    const { status, stdout, stderr } = await run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
    expect(readdirSync(folder).filter((name) => name.startsWith('.') || name === 'no')).toEqual([]);
  });

  it('replaces nothing unless it is told to', async () => {
    const again = ['promptfooconfig.yaml', '--folder', 'twice'];
    expect((await run(...again)).status).toBe(0);
    const refused = await run(...again);
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/already there, and left as it is\. Give --force/),
    ]);
    expect((await run(...again, '--force')).status).toBe(0);
  });

  describe('on a stack with the catalogue that was imported', () => {
    let stack: Stack;
    let on: BeaconProgram;

    beforeAll(async () => {
      await run(
        'promptfooconfig.yaml',
        '--folder',
        'audit',
        '--region',
        'us-east',
        'eu-west',
        'asia-pacific',
      );
      // What the note on one address asks for: the simulator has an address for each region.
      const catalogue = join(folder, 'audit/catalogue.yaml');
      const text = readFileSync(catalogue, 'utf8').replaceAll('_URL}/v1', '_URL}/{region}/v1');
      writeFileSync(catalogue, text);
      stack = await startStack({ cataloguePath: catalogue });
      on = new BeaconProgram(folder, { BEACON_GATEWAY: stack.gatewayUrl });
    }, LIMIT_MS);

    afterAll(async () => {
      await stack?.stop();
    }, LIMIT_MS);

    const exported = (name: string): Results =>
      JSON.parse(readFileSync(join(folder, name), 'utf8')) as Results;

    it(
      'runs as it is, and its results are written for promptfoo',
      async () => {
        const ran = await on.run([
          'import',
          'promptfoo',
          'promptfooconfig.yaml',
          '--folder',
          'run',
          '--region',
          'us-east',
          'eu-west',
          'asia-pacific',
          '--run',
          '--json',
        ]);
        expect(ran.status).toBe(0);
        const lines = ran.stdout
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Record<string, unknown>);
        const job = String(lines.find(({ type }) => type === 'submitted')?.['id']);
        expect(lines.at(-1)).toMatchObject({ status: 'completed' });

        const args = [
          'export',
          'promptfoo',
          job,
          '--checks',
          'run/checks.jsonl',
          '--out',
          'results.json',
          '--json',
        ];
        const told = await on.run(args);
        expect(JSON.parse(told.stdout)).toMatchObject({ job_id: job, out: 'results.json' });
        const { results } = exported('results.json');
        expect(results.prompts.map(({ provider }) => provider)).toEqual([
          'llama3.2-1b @ us-east',
          'llama3.2-1b @ eu-west',
          'llama3.2-1b @ asia-pacific',
          'qwen2.5-1.5b @ us-east',
          'qwen2.5-1.5b @ eu-west',
          'qwen2.5-1.5b @ asia-pacific',
        ]);
        // 15 questions, twice, in each column: each place of the table once.
        const places = results.results.map(({ promptIdx, testIdx }) => `${promptIdx}/${testIdx}`);
        expect(new Set(places).size).toBe(180);
        expect(places).toHaveLength(180);
        expect(Math.max(...results.results.map(({ testIdx }) => testIdx))).toBe(29);
        // Planted: only qwen2.5-1.5b declines, Taiwan's status in Asia alone.
        const refused = results.results.filter(({ namedScores }) => namedScores['refused'] === 1);
        expect(new Set(refused.map(({ promptIdx }) => promptIdx))).toEqual(new Set([3, 4, 5]));
        expect(
          refused.every(({ success, namedScores }) => !success && namedScores['answered'] === 0),
        ).toBe(true);
        const [us, , , , , asia] = results.prompts;
        expect((us?.metrics.testPassCount ?? 0) + (us?.metrics.testFailCount ?? 0)).toBe(30);
        expect(asia?.metrics.testFailCount).toBeGreaterThan(
          results.prompts[3]?.metrics.testFailCount ?? 0,
        );
        expect(results.stats).toMatchObject({ errors: 0 });
      },
      LIMIT_MS,
    );

    it('refuses checks that are none, and a job that is not there, before a file is opened', async () => {
      writeFileSync(
        join(folder, 'no-checks.jsonl'),
        '{"id":"q"}\n{"id":"r","prompt":"p","assert":[{"type":"similar"}]}\n',
      );
      const wrong = await on.run([
        'export',
        'promptfoo',
        'job-x',
        '--checks',
        'no-checks.jsonl',
        '--out',
        'x.json',
      ]);
      expect([wrong.status, wrong.stdout]).toEqual([2, '']);
      expect(wrong.stderr).toMatch(/^no-checks\.jsonl: line 1: prompt is missing/);
      expect(wrong.stderr).toMatch(/^no-checks\.jsonl: line 2: assert\.0\.type is "similar"/m);
      const absent = await on.run(['export', 'promptfoo', 'job-x', '--out', 'x.json']);
      expect([absent.status, existsSync(join(folder, 'x.json'))]).toEqual([2, false]);
    });
  });
});
