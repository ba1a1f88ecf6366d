import { describe, expect, it } from '@jest/globals';
import type { Schema } from '@beacon/client';
import { additionOf, additionWords, notIn } from './addition.ts';
import { controlsOf } from './control-rules.ts';
import { closingWords, isHeldUp, laneStatus } from './lane-words.ts';
import { WINDOW_MS, ratesOf, remainingMs, withSample } from './rates.ts';
import type { Sample } from './rates.ts';

const sample = (at: number, count: number): Sample => ({ at, recorded: new Map([['a', count]]) });

describe('rates', () => {
  it('are those of the last seconds', () => {
    let samples: readonly Sample[] = [];
    for (let second = 0; second <= 60; second += 1) {
      samples = withSample(samples, sample(second * 1_000, second < 40 ? 0 : (second - 40) * 10));
    }
    expect(samples.length).toBeLessThanOrEqual(WINDOW_MS / 1_000 + 2);
    expect(ratesOf(samples, 60_000).get('a')).toBeCloseTo(10, 0);
  });

  it('fall to nothing when nothing is recorded any more', () => {
    const samples = [sample(0, 0), sample(5_000, 100)];
    expect(ratesOf(samples, 5_000).get('a')).toBe(20);
    expect(ratesOf(samples, 60_000).get('a')).toBe(0);
  });

  it('are not known after a moment', () => {
    expect(ratesOf([sample(0, 0)], 500).size).toBe(0);
    expect(ratesOf([], 500).size).toBe(0);
  });

  it('tell what remains by the lane that takes longest', () => {
    const lanes = [
      { key: 'a', pending: 100 },
      { key: 'b', pending: 10 },
    ];
    const rates = new Map([
      ['a', 10],
      ['b', 0.5],
    ]);
    expect(remainingMs(lanes, rates)).toBe(20_000);
    expect(remainingMs(lanes, new Map([['a', 10]]))).toBeNull();
    expect(remainingMs([{ key: 'a', pending: 0 }], rates)).toBeNull();
  });
});

describe('controls', () => {
  const counters = { failed: 0, cancelled: 0 } as Schema<'JobCountersView'>;
  const ERASURE = { cause: 'command' } as Schema<'ErasureView'>;
  const usable = (
    status: Schema<'JobView'>['status'],
    changes: { paused_at?: string; failed?: number; erased?: boolean } = {},
  ) =>
    controlsOf(
      {
        status,
        paused_at: changes.paused_at ?? null,
        counters: { ...counters, failed: changes.failed ?? 0 },
        erasure: changes.erased === true ? ERASURE : null,
      },
      false,
    )
      .filter(([, whyNot]) => whyNot === null)
      .map(([control]) => control);

  it('are those that the API takes', () => {
    expect(usable('running')).toEqual(['pause', 'cancel', 'extend']);
    expect(usable('running', { paused_at: '2026-11-29T00:00:00Z' })).toContain('resume');
    expect(usable('partial', { failed: 2 })).toEqual(['retry', 'extend', 'archive', 'erase']);
    expect(usable('cancelled')).toEqual(['archive', 'erase']);
    expect(usable('partial', { failed: 2, erased: true })).toEqual(['archive']);
    expect(usable('queued', { failed: 2 })).not.toContain('retry');
  });
});

describe('what is added to a job', () => {
  const nothing = { repeats: 2, now: 2, regions: [], models: [], questions: [] };

  it('is only what is new', () => {
    expect(additionOf(nothing)).toBeNull();
    expect(additionOf({ ...nothing, repeats: 1 })).toBeNull();
    expect(additionOf({ ...nothing, repeats: Number.NaN })).toBeNull();
    expect(additionOf({ ...nothing, repeats: 3 })).toEqual({ repeats: 3 });
    expect(additionOf({ ...nothing, models: ['m'] })).toEqual({ models: ['m'] });
    expect(additionOf({ ...nothing, max_cost: 2 })).toEqual({ max_cost: 2 });
    expect(notIn([{ id: 'a' }, { id: 'b' }], ['a'])).toEqual([{ id: 'b' }]);
  });

  it('is told in words, a limit that was raised too', () => {
    const view = { added: 0, expected_executions: 30, job_id: 'j', status: 'partial' as const };
    expect(additionWords({ ...view, added: 3 }, { max_cost: 2 })).toBe(
      '3 cells were added; the job comes to 30.',
    );
    expect(additionWords(view, { max_cost: 2 })).toBe(
      'Nothing was added; the cost limit is $2.00 now.',
    );
    expect(additionWords(view, {})).toContain('nothing was added');
  });
});

describe('a lane in words', () => {
  const lane = {
    recorded: 1,
    expected: 2,
    retrying: 0,
    closing_code: null,
    lane_status: 'parked',
  } as Schema<'JobLaneView'>;

  it('says what holds it up', () => {
    expect(isHeldUp(lane)).toBe(true);
    expect(isHeldUp({ ...lane, recorded: 2 })).toBe(false);
    expect(laneStatus(lane, false)).toBe('parked');
    expect(laneStatus(lane, true)).toBe('job paused');
    expect(laneStatus({ ...lane, recorded: 2 }, false)).toBe('done');
    expect(closingWords({ ...lane, closing_code: 'deadline_exceeded' })).toContain('deadline');
    expect(closingWords({ ...lane, closing_code: 'something_new' })).toBe(
      'given up: something new',
    );
    expect(closingWords(lane)).toBeNull();
  });
});
