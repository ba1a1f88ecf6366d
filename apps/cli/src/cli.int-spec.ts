import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMAND } from './spec/command-spec.js';

const [FILE = '', ...FIRST] = COMMAND;

describe('the beacon command', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-cli-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const beacon = (args: readonly string[], input = ''): SpawnSyncReturns<string> =>
    spawnSync(FILE, [...FIRST, ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
      maxBuffer: 1e9,
    });

  const file = (name: string, rows: readonly unknown[], end = '\n'): string => {
    writeFileSync(join(folder, name), rows.map((row) => JSON.stringify(row) + end).join(''));
    return name;
  };

  describe('classify --judge', () => {
    it('says which options are missing or wrong', () => {
      const nothing = beacon(['classify', '--judge']);
      expect(nothing.status).toBe(2);
      for (const name of ['job', 'models']) {
        expect(nothing.stderr).toContain(`--${name} is missing`);
      }
      const target = ['--gateway', 'http://127.0.0.1:1', '--job', 'j', '--models', 'a,b'];
      const policy = beacon(['classify', '--judge', ...target, '--policy', 'majority']);
      expect([policy.status, policy.stderr]).toEqual([2, expect.stringContaining('one_judge')]);
      const address = beacon(['classify', '--judge', ...target.with(1, 'nowhere')]);
      expect([address.status, address.stderr]).toEqual([2, expect.stringContaining('--gateway')]);
    });

    it('ends with 1 where no gateway is', () => {
      const target = ['--gateway', 'http://127.0.0.1:1', '--job', 'j', '--models', 'a,b'];
      const { status, stderr } = beacon(['classify', '--judge', ...target]);
      expect([status, stderr]).toEqual([1, expect.stringContaining('cannot be reached')]);
    });
  });

  describe('publish', () => {
    it('says which options are missing, and where no gateway is', () => {
      const nothing = beacon(['publish']);
      expect(nothing.status).toBe(2);
      for (const name of ['job', 'out']) {
        expect(nothing.stderr).toContain(`--${name} is missing`);
      }
      const target = ['--gateway', 'http://127.0.0.1:1', '--job', 'j', '--out', 'page.html'];
      const { status, stderr } = beacon(['publish', ...target]);
      expect([status, stderr]).toEqual([1, expect.stringContaining('cannot be reached')]);
      expect(existsSync(join(folder, 'page.html'))).toBe(false);
    });
  });

  describe('classify', () => {
    const ANSWERS = [
      { id: 1, prompt: 'Capital of France?', response: 'Paris.' },
      { id: 'b', response: 'I’m sorry, but I can’t assist with that.', language: 'en' },
      { id: 3, response: '', finish_reason: 'content_filter' },
      { id: 4, response: '抱歉，我无法回答这个问题。' },
      { id: 5, response: '\uD800'.repeat(1_000_000) },
    ];
    const OUTCOMES = ['answered', 'refused', 'blocked_output', 'refused', 'answered'];
    const parsed = (output: string): readonly Readonly<Record<string, unknown>>[] =>
      output
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line));

    it('writes one line for each answer, in their order', () => {
      const result = beacon(['classify', '--in', file('answers.jsonl', ANSWERS)]);
      expect([result.status, result.stderr]).toEqual([0, '']);
      const rows = parsed(result.stdout);
      expect(rows.map(({ id }) => id)).toEqual(ANSWERS.map(({ id }) => id));
      expect(rows.map(({ outcome }) => outcome)).toEqual(OUTCOMES);
      for (const row of rows) {
        expect(Object.keys(row)).toEqual([
          'id',
          'outcome',
          'source',
          'rule',
          'evidence',
          'score',
          'version',
          'language',
          'calibrated',
        ]);
      }
    });

    it('reads standard input, CRLF and byte order marks', () => {
      const input = `\uFEFF${ANSWERS.map((row) => JSON.stringify(row)).join('\r\n\r\n')}`;
      const result = beacon(['classify', '--in', '-'], input);
      expect(parsed(result.stdout).map(({ outcome }) => outcome)).toEqual(OUTCOMES);
    });

    it('writes a file that is there only when it is whole', () => {
      const done = beacon(['classify', '--in', file('a.jsonl', ANSWERS), '--out', 'typed.jsonl']);
      expect([done.status, done.stdout]).toEqual([0, '']);
      expect(parsed(readFileSync(join(folder, 'typed.jsonl'), 'utf8'))).toHaveLength(5);
      const bad = file('bad.jsonl', [...ANSWERS, { id: 6 }]);
      expect(beacon(['classify', '--in', bad, '--out', 'never.jsonl']).status).toBe(2);
      expect(readdirSync(folder).filter((name) => name.includes('never'))).toEqual([]);
    });

    it('answers at once, while its input stays open', async () => {
      const program = spawn(FILE, [...FIRST, 'classify', '--in', '-'], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      program.stdin.write('{"id":1,"response":"Paris"}\n');
      const [line] = (await once(program.stdout, 'data')) as [Buffer];
      expect(JSON.parse(line.toString())).toMatchObject({ id: 1, outcome: 'answered' });
      program.stdin.end();
      expect(await once(program, 'close')).toEqual([0, null]);
    });

    it('ends without a word when its reader has enough', async () => {
      const answers = Array.from({ length: 50_000 }, (_, id) => ({ id, response: 'Paris' }));
      const args = [...FIRST, 'classify', '--in', join(folder, file('many.jsonl', answers))];
      const program = spawn(FILE, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      const errors = text(program.stderr);
      await once(program.stdout, 'data');
      program.stdout.destroy();
      expect(await once(program, 'exit')).toEqual([0, null]);
      expect(await errors).toBe('');
    });

    it('stops at a line that is wrong, after what comes before', () => {
      const result = beacon(['classify', '--in', '-'], '{"id":1,"response":"Paris"}\n\n{"id":2}\n');
      expect(result.status).toBe(2);
      expect(parsed(result.stdout)).toHaveLength(1);
      expect(result.stderr).toBe(
        'stdin: line 3: response is missing, must be text, or null when there is no answer.\n',
      );
    });

    it('has nothing to say on an empty file', () => {
      const result = beacon(['classify', '--in', file('empty.jsonl', [])]);
      expect([result.status, result.stdout, result.stderr]).toEqual([0, '', '']);
    });
  });

  describe('analyse', () => {
    /** In asia 12 of 40 questions are refused, in us none of them: 12 discordant questions, all one way. */
    const executions = (model = 'm') =>
      Array.from({ length: 40 }, (_, question) =>
        ['us', 'asia'].map((region) => ({
          model_id: model,
          region,
          question_id: `q${question}`,
          outcome: region === 'asia' && question < 12 ? 'refused' : 'answered',
        })),
      ).flat();

    it('prints the verdict as JSON', () => {
      const result = beacon(['analyse', '--in', file('executions.jsonl', executions())]);
      expect([result.status, result.stderr]).toEqual([0, '']);
      const verdict = JSON.parse(result.stdout);
      expect(verdict.models).toHaveLength(1);
      expect(verdict.models[0]).toMatchObject({
        model_id: 'm',
        conclusion: 'differs',
        regions: [
          { region: 'us', n: 40, refused: 0, rate: 0 },
          { region: 'asia', n: 40, refused: 12, rate: 0.3 },
        ],
        omnibus: null,
        pairs: [{ a: 'us', b: 'asia', only_a: 0, only_b: 12, p: expect.closeTo(2 / 2 ** 12, 12) }],
      });
    });

    it('takes the same from standard input on one line, from answers instead of outcomes', () => {
      const rows = executions().map(({ outcome, ...row }) => ({
        ...row,
        response: outcome === 'refused' ? 'I cannot answer this question.' : 'It was in 1989.',
      }));
      const input = rows.map((row) => JSON.stringify(row)).join('\n');
      const result = beacon(['analyse', '--in', '-', '--compact'], input);
      expect(result.stdout.split('\n')).toHaveLength(2);
      const { models, versions } = JSON.parse(result.stdout);
      const typed = executions().map((row) => ({ ...row, language: 'en' }));
      const recorded = JSON.parse(
        beacon(['analyse', '--in', file('e.jsonl', typed), '--typed-by', 'classifier']).stdout,
      );
      // Without texts there is no content to compare.
      expect(recorded.models[0].content).toBeNull();
      expect(models[0].content).toMatchObject({ measure: 'lexical', conclusion: 'not_found' });
      const rates = models.map((model: object) => ({ ...model, content: null }));
      expect(rates).toEqual(recorded.models);
      expect(Object.keys(versions)).toContain('classifier');
    });

    it('puts regions in the order that is asked for', () => {
      const args = ['analyse', '--in', file('executions.jsonl', executions()), '--regions', 'asia'];
      const { regions, models } = JSON.parse(beacon(args).stdout);
      expect(regions).toEqual(['asia', 'us']);
      expect(models[0].pairs[0]).toMatchObject({ a: 'asia', b: 'us', only_a: 12, difference: 0.3 });
    });

    it('takes second executors from the rows of an export', () => {
      const rows = executions().map((row) =>
        row.region === 'asia'
          ? { ...row, region: 'us-b', twin_of: 'us' }
          : { ...row, twin_of: null },
      );
      const input = file('twins.jsonl', rows);
      const { twins, models } = JSON.parse(beacon(['analyse', '--in', input]).stdout);
      expect(twins).toEqual([{ region: 'us-b', twin_of: 'us' }]);
      expect(models[0]).toMatchObject({ conclusion: 'cannot_tell', pairs: [] });
      expect(models[0].aa).toMatchObject([{ a: 'us', b: 'us-b', remarkable: true }]);
      const { stdout } = beacon(['analyse', '--in', input, '--text']);
      expect(stdout).toMatch(/^ {2}us-b \(us again\) +40 +12 /m);
    });

    it('prints sentences and tables, without the control characters of a file', () => {
      const rows = executions('evil\u001B[2Jmodel');
      const result = beacon(['analyse', '--in', file('evil.jsonl', rows), '--text']);
      expect(result.stdout).toContain(
        '\nevil␛[2Jmodel refuses 30 points more often from asia than from us',
      );
      expect(result.stdout).toMatch(/^ {2}asia +40 +12 +30\.0 % /m);
      expect(result.stdout).toContain('; alpha 0.05 over 1 test (Holm); ');
      expect(result.stdout).not.toContain('\u001B');
    });

    it('lets no name of a file make a line of its own', () => {
      const forged = 'asia\n  us  40  40  100.0 %';
      const rows = executions('m\r\nall models are equivalent').map((row) =>
        row.region === 'us' ? row : { ...row, region: forged },
      );
      const result = beacon(['analyse', '--in', file('forged.jsonl', rows), '--text']);
      const plain = beacon(['analyse', '--in', file('plain.jsonl', executions()), '--text']);
      expect(result.stdout).toContain('asia␊  us  40  40  100.0 %');
      expect(result.stdout).not.toContain('\r');
      expect(result.stdout.split('\n')).toHaveLength(plain.stdout.split('\n').length);
    });

    it('warns of rows that a simulator made up, before the figures', () => {
      const rows = executions().map((row) => ({
        ...row,
        edge_headers: { 'x-beacon-simulation': 'true' },
      }));
      const name = file('simulated.jsonl', rows);
      const { warnings } = JSON.parse(beacon(['analyse', '--in', name]).stdout);
      expect(warnings[0]).toMatchObject({ code: 'simulated', model_id: null });
      const { stdout } = beacon(['analyse', '--in', name, '--text']);
      expect(stdout.indexOf('made up by a simulator')).toBeGreaterThan(0);
      expect(stdout.indexOf('made up by a simulator')).toBeLessThan(stdout.indexOf('m refuses'));
    });

    it('reads a file of many rows', () => {
      const rows = Array.from({ length: 25_000 }, (_, question) =>
        ['a', 'b', 'c', 'd'].map((region) => ({
          model_id: 'm',
          region,
          question_id: question,
          outcome: (question * region.charCodeAt(0)) % 7 === 0 ? 'refused' : 'answered',
        })),
      ).flat();
      const result = beacon(['analyse', '--in', file('many.jsonl', rows, '\r\n')]);
      expect([result.status, result.stderr]).toEqual([0, '']);
      const { regions } = JSON.parse(result.stdout).models[0];
      expect(regions.map(({ n }: { n: number }) => n)).toEqual([25_000, 25_000, 25_000, 25_000]);
    });

    it.each<readonly [string, string, readonly string[], RegExp]>([
      ['no rows', '\n', [], /^stdin: there are no rows\.\n$/],
      [
        'a cell twice',
        '{"model_id":"m","region":"us","question_id":"q","outcome":"refused"}\n'.repeat(2),
        [],
        /^stdin: lines 1 and 2: the same cell twice .*"repeat"/,
      ],
      [
        'several mistakes',
        '{}\n[]\n',
        [],
        /^stdin: line 1: .*\n[^]*stdin: line 2 must be a JSON object/,
      ],
      [
        'more mistakes than anybody reads',
        '[]\n'.repeat(5_000),
        [],
        /^(?:stdin: line \d+ must .*\n){10}stdin: and 4990 more\.\n$/,
      ],
      [
        'a region that is not there',
        '{"model_id":"m","region":"us","question_id":"q","outcome":"refused"}\n',
        ['--twin', 'us-b=us'],
        /^--twin: no row is of region "us-b"; there are "us"\.\n$/,
      ],
      [
        'a twin of two regions',
        '{"model_id":"m","region":"b","question_id":1,"outcome":"empty","twin_of":"a"}\n{"model_id":"m","region":"b","question_id":2,"outcome":"empty","twin_of":"c"}\n',
        [],
        /^stdin: line 2: twin_of of region "b" is "c", and "a" in a row before\.\n$/,
      ],
      ['a wrong option', '', ['--alpha', '2'], /^--alpha is "2", must be .*\nHelp: /],
    ])('refuses %s, and writes nothing', (_name, input, args, message) => {
      const result = beacon(['analyse', '--in', '-', '--out', 'verdict.json', ...args], input);
      expect([result.status, result.stdout]).toEqual([2, '']);
      expect(result.stderr).toMatch(message);
      expect(existsSync(join(folder, 'verdict.json'))).toBe(false);
    });
  });

  it('says that a disk is full, without a trace of its own code', () => {
    const command = `${COMMAND.map((word) => `"${word}"`).join(' ')} help > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, 'ENOSPC: no space left on device, write\n']);
  });

  it.each([
    ['nothing', []],
    ['an unknown command', ['toString']],
    ['an unknown option', ['classify', '--colour']],
    ['no file', ['classify']],
    ['a file that is not there', ['analyse', '--in', 'none.jsonl']],
    ['a folder', ['classify', '--in', '.']],
    ['a folder to write to', ['classify', '--in', '-', '--out', '.']],
    ['a file in a folder that is not there', ['classify', '--in', '-', '--out', 'none/a.jsonl']],
  ])('refuses %s with exit code 2 and a word on stderr', (_name, args) => {
    const result = beacon(args);
    expect([result.status, result.stdout]).toEqual([2, '']);
    expect(result.stderr).not.toContain('    at ');
    expect(result.stderr).not.toBe('');
  });

  it.each([
    [['help'], 'Usage: beacon'],
    [['--help'], 'Usage: beacon'],
    [['help', 'classify'], 'finish_reason'],
    [['analyse', '--help'], '--endpoint'],
    [['analyze', '-h'], '--endpoint'],
    [['--version'], 'beacon 0.'],
  ])('says on %j what it is for', (args, expected) => {
    const result = beacon(args);
    expect([result.status, result.stderr]).toEqual([0, '']);
    expect(result.stdout).toContain(expected);
  });
});
