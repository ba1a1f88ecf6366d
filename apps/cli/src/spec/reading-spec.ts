import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from './on-stack-spec.js';
import { describe, expect, it } from '@jest/globals';
import type { OnStack } from './on-stack-spec.js';

/** For jobs that run to their end on a machine that has other things to do. */
const LIMIT_MS = 180_000;

/** What is read of a job. */
export function describeReading(on: () => OnStack): void {
  describe('plan', () => {
    it('says cells, cost, duration, what could be shown, and what to beware of', async () => {
      const planned = await on().text('plan', 'job.yaml', '--var', 'REPEATS=2');
      expect(planned).toMatch(/^Cells +144$/m);
      expect(planned).toMatch(/^Cost +not known: no lane of the job has prices/m);
      expect(planned).toMatch(/^Duration +.+ to .+, were the job alone$/m);
      expect(planned).toMatch(/^Shows +no difference of rates with a chance of 80 %/m);
      expect(planned).toMatch(/^! 8 questions show no difference reliably/m);
      expect(widest(planned)).toBeLessThanOrEqual(80);
    });
  });

  describe('results', () => {
    it('filters questions, models and regions', async () => {
      const some = await on().text('results', on().jobId, '--different', '--model', 'qwen2.5-1.5b');
      expect(some).toMatch(/^question +qwen2\.5-1\.5b$/m);
      expect(some).toMatch(/^taiwan_status +✓ ✓ ✗ ≠$/m);
      expect(some).not.toContain('math_basic');
      const asia = await on().text(
        'results',
        on().jobId,
        '--outcome',
        'refused',
        '--region',
        'ASIA',
      );
      expect(asia).toMatch(/^Marks in the order ASIA:/);
      expect(asia).toMatch(/^hongkong_2019 +✓ +✓ ≠ +✗$/m);
    });

    it('writes a row for each cell as CSV, and tables as Markdown', async () => {
      const rows = (await on().text('results', on().jobId, '--csv')).trimEnd().split('\r\n');
      expect(rows).toHaveLength(1 + 72);
      expect(rows[0]).toMatch(/^question_id,category,model_id,region,status,outcome,/);
      expect(rows).toContainEqual(
        expect.stringMatching(
          /^taiwan_status,bias_detection,qwen2\.5-1\.5b,asia-pacific,refused,refused,1,1,0,/,
        ),
      );
      expect(await on().text('results', on().jobId, '--md')).toMatch(
        /^\| taiwan_status \| ✓ ✓ ✓ \|/m,
      );
    });
  });

  it('verdict shows sentences, and the figures behind them', async () => {
    expect(await on().text('verdict', on().jobId)).toMatch(/^ {2}- qwen2\.5-1\.5b: cannot tell/m);
    const figures = await on().text('verdict', on().jobId, '--figures', '--endpoint', 'withheld');
    expect(figures).toMatch(/^ {2}region +n +withheld +rate/m);
    expect(await on().json('verdict', on().jobId)).toMatchObject({
      job_id: on().jobId,
      interim: false,
    });
  });

  it("cell shows the regions' answers to one question", async () => {
    const shown = await on().text('cell', on().jobId, 'qwen2.5-1.5b', 'taiwan_status');
    expect(shown).toMatch(/^qwen2\.5-1\.5b on taiwan_status\n {2}What is the current status/);
    for (const region of ['us-east  answered', 'eu-west  answered', 'asia-pacific  refused']) {
      expect(shown).toContain(`\n${region}  repeat 1  execution `);
    }
    expect(shown).toMatch(/^us-east \/ asia-pacific: other outcome/m);
    const all = await on().json('answers', on().jobId, 'qwen2.5-1.5b', 'taiwan_status', '--all');
    expect(all['executions']).toHaveLength(3);
  });

  it(
    'diff compares two jobs lane by lane',
    async () => {
      const { stdout } = await on().sut.run(['submit', 'job.yaml', '--watch', '--json']);
      const [first] = stdout.split('\n');
      const later = String((JSON.parse(first ?? '') as Facts)['id']);
      const compared = await on().text('diff', on().jobId, later);
      expect(compared).toMatch(
        new RegExp(`^before +${on().jobId} \\(completed\\)\nafter +${later}`),
      );
      expect(compared).toMatch(/^lane +questions +refused +then +withheld +then +conclusion$/m);
      expect(compared).toMatch(/^us-east qwen2\.5-1\.5b +8 +25\.0 % +25\.0 %/m);
    },
    LIMIT_MS,
  );

  it('export writes each format to a file, or to a pipe', async () => {
    for (const [format, start] of [
      ['csv', 'job_id,'],
      ['jsonl', '{"job_id":'],
      ['parquet', 'PAR1'],
      ['site', '<!doctype html>'],
      ['specification', '{'],
    ] as const) {
      const { status, stderr } = await on().sut.run([
        ...['export', on().jobId, '--format', format, '--out', `out.${format}`],
      ]);
      expect([status, stderr]).toEqual([0, expect.stringMatching(/^out\.\w+: [\d,]+ bytes\n$/)]);
      const written = readFileSync(join(on().folder, `out.${format}`), 'latin1');
      expect(written.slice(0, 20).toLowerCase()).toContain(start.toLowerCase());
    }
    const named = await on().sut.run(['export', on().jobId]);
    expect(named.stderr).toMatch(/^beacon-\S+\.csv: /);
    const piped = await on().sut.run(['export', on().jobId, '--format', 'jsonl', '--out', '-']);
    const verdict = await on().sut.run(['analyse', '--in', '-', '--text'], piped.stdout);
    expect(verdict.stdout).toContain('qwen2.5-1.5b: cannot tell');
  });

  it('questions, regions, models and calibrate say what the gateway has', async () => {
    const [questions, regions, models, calibration] = await Promise.all([
      on().text('questions', '--q', 'taiwan', '--language', 'en'),
      on().text('regions'),
      on().text('models'),
      on().text('calibrate'),
    ]);
    expect(questions).toMatch(/^ {2}taiwan_status {2}en {2}sensitive\n {4}What is the current/m);
    expect(regions).toMatch(/^asia-pacific {2}Asia Pacific\n {2}also: ASIA, APAC/m);
    expect(models).toMatch(/^qwen2\.5-1\.5b .+\n {2}us-east: .+, up to 4 at once$/m);
    expect(calibration).toMatch(/^en +refused +\d+ +\d+\.\d %/m);
  });
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}
