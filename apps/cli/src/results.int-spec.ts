import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JOB, OnStack } from './spec/on-stack-spec.js';

/** For a machine that has other things to do. */
const LIMIT_MS = 300_000;

/** The built command on a real stack: what it reads of a job, and what a gateway refuses. */
describe('the beacon command and a job that has ended', () => {
  let on: OnStack;

  beforeAll(async () => {
    on = await OnStack.start();
  }, LIMIT_MS);

  afterAll(async () => {
    await on?.stop();
  }, LIMIT_MS);

  describe('plan', () => {
    it('says cells, cost, duration, what could be shown, and what to beware of', async () => {
      const planned = await on.text('plan', 'job.yaml', '--var', 'REPEATS=2');
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
      const some = await on.text('results', on.jobId, '--different', '--model', 'qwen2.5-1.5b');
      expect(some).toMatch(/^question +qwen2\.5-1\.5b$/m);
      expect(some).toMatch(/^taiwan_status +✓ ✓ ✗ ≠$/m);
      expect(some).not.toContain('math_basic');
      const asia = await on.text('results', on.jobId, '--outcome', 'refused', '--region', 'ASIA');
      expect(asia).toMatch(/^Marks in the order ASIA:/);
      expect(asia).toMatch(/^hongkong_2019 +✓ +✓ ≠ +✗$/m);
    });

    it('writes a row for each cell as CSV, and tables as Markdown', async () => {
      const rows = (await on.text('results', on.jobId, '--csv')).trimEnd().split('\r\n');
      expect(rows).toHaveLength(1 + 72);
      expect(rows[0]).toMatch(/^question_id,category,model_id,region,status,outcome,/);
      expect(rows).toContainEqual(
        expect.stringMatching(
          /^taiwan_status,bias_detection,qwen2\.5-1\.5b,asia-pacific,refused,refused,1,1,0,/,
        ),
      );
      expect(await on.text('results', on.jobId, '--md')).toMatch(/^\| taiwan_status \| ✓ ✓ ✓ \|/m);
    });
  });

  it('verdict shows sentences, and the figures behind them', async () => {
    expect(await on.text('verdict', on.jobId)).toMatch(/^ {2}- qwen2\.5-1\.5b: cannot tell/m);
    const figures = await on.text('verdict', on.jobId, '--figures', '--endpoint', 'withheld');
    expect(figures).toMatch(/^ {2}region +n +withheld +rate/m);
    expect(await on.json('verdict', on.jobId)).toMatchObject({
      job_id: on.jobId,
      interim: false,
    });
  });

  it('verdict compares an arm that the job names, and says which it names', async () => {
    const byRegion = await on.text('verdict', on.jobId, '--arm', 'region', '--figures');
    expect(byRegion).toMatch(/^ *region: 0 of \d+ comparisons found to differ/m);
    expect(byRegion).toMatch(/^ *model +levels +endpoint +questions/m);
    expect(await on.json('verdict', on.jobId, '--arm', 'region')).toMatchObject({ arm: 'region' });
    expect(await on.refused('verdict', on.jobId, '--arm', 'language')).toMatch(
      /^the job does not compare language.*/,
    );
    expect(await on.refused('verdict', on.jobId, '--arm', 'moon')).toMatch(/^arm .+; allowed: /);
    expect(
      await on.refused('verdict', on.jobId, '--arm', 'region', '--endpoint', 'refused'),
    ).toMatch(/^--endpoint goes with the verdict by region only/);
  });

  it("cell shows the regions' answers to one question", async () => {
    const shown = await on.text('cell', on.jobId, 'qwen2.5-1.5b', 'taiwan_status');
    expect(shown).toMatch(/^qwen2\.5-1\.5b on taiwan_status\n {2}What is the current status/);
    for (const region of ['us-east  answered', 'eu-west  answered', 'asia-pacific  refused']) {
      expect(shown).toContain(`\n${region}  repeat 1  execution `);
    }
    expect(shown).toMatch(/^us-east \/ asia-pacific: other outcome/m);
    const all = await on.json('answers', on.jobId, 'qwen2.5-1.5b', 'taiwan_status', '--all');
    expect(all['executions']).toHaveLength(3);
  });

  it(
    'diff compares two jobs lane by lane',
    async () => {
      const later = await on.ended();
      const compared = await on.text('diff', on.jobId, later);
      expect(compared).toMatch(new RegExp(`^before +${on.jobId} \\(completed\\)\nafter +${later}`));
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
      const { status, stderr } = await on.sut.run(
        `export ${on.jobId} --format ${format} --out out.${format}`.split(' '),
      );
      expect([status, stderr]).toEqual([0, expect.stringMatching(/^out\.\w+: [\d,]+ bytes\n$/)]);
      const written = readFileSync(join(on.folder, `out.${format}`), 'latin1');
      expect(written.slice(0, 20).toLowerCase()).toContain(start.toLowerCase());
    }
    const named = await on.sut.run(['export', on.jobId]);
    expect(named.stderr).toMatch(/^beacon-\S+\.csv: /);
    const piped = await on.sut.run(['export', on.jobId, '--format', 'jsonl', '--out', '-']);
    const verdict = await on.sut.run(['analyse', '--in', '-', '--text'], piped.stdout);
    expect(verdict.stdout).toContain('qwen2.5-1.5b: cannot tell');
  });

  it('questions, regions, models and calibrate say what the gateway has', async () => {
    const [questions, regions, models, calibration] = await Promise.all([
      on.text('questions', '--q', 'taiwan', '--language', 'en'),
      on.text('regions'),
      on.text('models'),
      on.text('calibrate'),
    ]);
    expect(questions).toMatch(/^ {2}taiwan_status {2}en {2}sensitive\n {4}What is the current/m);
    expect(regions).toMatch(/^asia-pacific {2}Asia Pacific\n {2}also: ASIA, APAC/m);
    expect(models).toMatch(/^qwen2\.5-1\.5b .+\n {2}us-east: .+, up to 4 at once$/m);
    expect(calibration).toMatch(/^en +refused +\d+ +\d+\.\d %/m);
  });

  describe('what is refused', () => {
    it.each([
      ['results', 'nobody'],
      ['verdict', 'nobody'],
      ['watch', 'nobody'],
      ['cell', 'nobody', 'm', 'q'],
      ['diff', 'nobody', 'nobody-else'],
      ['retry', 'nobody'],
      ['extend', 'nobody', '--repeats', '2'],
      ['cancel', 'nobody'],
      ['pause', 'nobody'],
      ['resume', 'nobody'],
      ['export', 'nobody'],
      ['judge', 'nobody', '--models', 'judge-plain'],
      ['review', 'nobody', '--rater', 'ann'],
      ['publish', 'nobody', '--out', 'never.html'],
      ['lanes', 'show', 'nowhere', 'mistral-7b'],
      ['dead', 'show', '999999'],
    ])('%s of what is not there', async (...args) => {
      expect(await on.refused(...args)).toMatch(/^there is no /);
    });

    it('a value that the API does not take, with the field and what is allowed', async () => {
      expect(await on.refused('results', on.jobId, '--outcome', 'refusal')).toMatch(
        /^outcome .+; allowed: answered, partial/,
      );
      expect(await on.refused('jobs', '--limit', 'many')).toMatch(/^limit .+; allowed: /);
      expect(await on.refused('verdict', on.jobId, '--alpha', '2')).toMatch(/^alpha .+; allowed: /);
      expect(await on.refused('export', on.jobId, '--format', 'xlsx')).toMatch(
        /^format .+csv, jsonl/,
      );
    });

    it("what the gateway says of a job's file, at its line", async () => {
      writeFileSync(join(on.folder, 'wrong.yaml'), JOB.replace('qwen2.5-1.5b', 'qwen-none'));
      for (const command of ['plan', 'submit']) {
        expect(await on.refused(command, 'wrong.yaml')).toMatch(
          /^wrong\.yaml:5:\d+: models\[2\].*: .+qwen-none/,
        );
      }
    });
  });
});

function widest(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}
