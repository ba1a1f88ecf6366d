import { describe, expect, it } from '@jest/globals';
import { jobOf, laneOf } from '../spec/job-fixture-spec.js';
import { widthOf } from '../terminal/wrap.js';
import { progressLines } from './progress-text.js';
import { Rates } from './rates.js';

const NOW = Date.parse('2026-11-30T10:00:10.000Z');

/** A job whose lanes recorded all they have in the last 10 s. */
function shown(lanes: Parameters<typeof jobOf>[0], job = {}, rows = 24): readonly string[] {
  const rates = new Rates();
  rates.add(jobOf(lanes.map((lane) => ({ ...lane, recorded: 0 }))), NOW - 10_000);
  const now = jobOf(lanes, job);
  rates.add(now, NOW);
  return progressLines({ job: now, rates, now: NOW }, { columns: 79, rows });
}

describe(progressLines, () => {
  it('says of each lane how much is recorded, how fast it is and how long it still takes', () => {
    expect(shown([laneOf({ recorded: 5 }), laneOf({ region: 'eu-west', recorded: 2 })])).toEqual([
      'running  7/20 (35 %)  refused or blocked 0  failed 0  about 40 s left',
      expect.stringMatching(/^ {2}lane +recorded +rate +left$/),
      '  us-east m  █████░░░░░      5/10    0.5/s       10 s',
      '  eu-west m  ██░░░░░░░░      2/10    0.2/s       40 s',
    ]);
  });

  it('says what the calls have cost, of how much where there is a limit', () => {
    const [spent] = shown([laneOf()], {
      cost: { max_cost: null, spent: 0.0123, spent_estimated: 0 },
    });
    expect(spent).toContain('failed 0  cost $0.012');
    const [most] = shown([laneOf()], { cost: { max_cost: 5, spent: 1.5, spent_estimated: 0 } });
    expect(most).toContain('cost $1.50 of $5.00');
  });

  it('says why a lane waits, and until when', () => {
    const waiting = { lane_status: 'waiting', waiting_reason: 'rate_limited' } as const;
    // What it recorded before it had to wait says nothing any more.
    const lane = laneOf({ ...waiting, recorded: 5, waiting_until: '2026-11-30T10:00:42Z' });
    const [, , line] = shown([lane]);
    const at = new Date('2026-11-30T10:00:42Z').toTimeString().slice(0, 8);
    expect(line).toMatch(new RegExp(` 5/10 {2}waiting \\(rate limited\\) until ${at}$`));
  });

  it.each<[string, Parameters<typeof laneOf>[0], object, RegExp]>([
    ['is done', { recorded: 10 }, {}, / done$/],
    ['of a paused job', {}, { paused_at: '2026-11-30T10:00:00Z' }, / the job is paused$/],
    [
      'is given up',
      { closing_code: 'deadline_exceeded' },
      {},
      / given up: the deadline was reached$/,
    ],
    [
      'is given up for a reason of later versions',
      { closing_code: 'too_odd' },
      {},
      / given up: too odd$/,
    ],
    ['has cells that are asked again', { retrying: 2 }, {}, / 2 asked again$/],
  ])('says of a lane that it %s', (_, lane, job, line) => {
    expect(shown([laneOf(lane)], job)[2]).toMatch(line);
  });

  it('is never wider than the terminal, whatever lanes are called', () => {
    const lane = laneOf({ region: 'r'.repeat(60), model_id: '模'.repeat(60), recorded: 3 });
    const held = { lane_status: 'parked', waiting_reason: 'w'.repeat(200) } as const;
    for (const line of shown([lane, laneOf({ ...held, model_id: 'n' })])) {
      expect(widthOf(line)).toBeLessThanOrEqual(79);
    }
  });

  it('shows on a small terminal the lanes that are held up, and counts the others', () => {
    const lanes = Array.from({ length: 30 }, (_, index) =>
      laneOf({ model_id: `m${index}`, ...(index === 29 ? { lane_status: 'paused' } : {}) }),
    );
    const lines = shown(lanes, {}, 12);
    expect(lines.length).toBeLessThanOrEqual(11);
    expect(lines.join('\n')).toContain('m29');
    expect(lines.at(-1)).toBe('  … 24 more lanes');
  });
});

describe(Rates, () => {
  it('go by the last 15 seconds, and say nothing of the first one', () => {
    const sut = new Rates();
    const at = (recorded: number, seconds: number): void =>
      sut.add(jobOf([laneOf({ expected: 1_000, recorded })]), NOW + 1_000 * seconds);
    at(0, 0);
    expect(sut.of('us-east m', NOW)).toBeNull();
    for (let second = 1; second <= 60; second += 1)
      at(second < 30 ? second : 30 + 2 * (second - 30), second);
    expect(sut.of('us-east m', NOW + 60_000)).toBeCloseTo(2, 1);
  });
});
