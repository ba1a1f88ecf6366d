import { describe, expect, it } from '@jest/globals';
import { decide } from './decide.js';
import type { SeriesState } from './decide.js';

const at = (text: string): Date => new Date(`2026-11-30T${text}Z`);
const NONE = { missed: 0, overlap: 0 };

/** Due every hour, next at nine. */
const series = (more: Partial<SeriesState> = {}): SeriesState => ({
  cron: '0 * * * *',
  timeZone: 'UTC',
  missed: 'run_once',
  overlap: 'skip',
  nextDueAt: at('09:00:00'),
  queuedDueAt: null,
  isRunning: false,
  runs: 3,
  maxRuns: null,
  endsAt: null,
  ...more,
});

describe(decide, () => {
  it('does nothing before a run is due', () => {
    const decision = { start: null, queuedDueAt: null, skipped: NONE, end: null };
    expect(decide(series(), at('08:59:59'))).toEqual({ ...decision, nextDueAt: at('09:00:00') });
  });

  it('starts a run that is due, and knows when the next one is', () => {
    expect(decide(series(), at('09:00:00'))).toEqual({
      start: at('09:00:00'),
      nextDueAt: at('10:00:00'),
      queuedDueAt: null,
      skipped: NONE,
      end: null,
    });
  });

  it('makes up for missed runs by one', () => {
    const decision = decide(series(), at('12:30:00'));
    expect(decision.start).toEqual(at('12:00:00'));
    expect(decision.nextDueAt).toEqual(at('13:00:00'));
    expect(decision.skipped).toEqual({ missed: 3, overlap: 0 });
  });

  it('leaves missed runs out where that was said', () => {
    const decision = decide(series({ missed: 'skip' }), at('12:30:00'));
    expect(decision.start).toBeNull();
    expect(decision.nextDueAt).toEqual(at('13:00:00'));
    expect(decision.skipped).toEqual({ missed: 4, overlap: 0 });
  });

  it('does not call a run missed that is some seconds late', () => {
    expect(decide(series({ missed: 'skip' }), at('09:00:20')).start).toEqual(at('09:00:00'));
  });

  it('leaves a run out while the one before goes on', () => {
    const decision = decide(series({ isRunning: true }), at('09:00:00'));
    expect([decision.start, decision.queuedDueAt]).toEqual([null, null]);
    expect(decision.skipped).toEqual({ missed: 0, overlap: 1 });
  });

  it('lets one run wait for the end of the one before, and no second', () => {
    const waits = decide(series({ isRunning: true, overlap: 'queue' }), at('09:00:00'));
    expect([waits.start, waits.queuedDueAt]).toEqual([null, at('09:00:00')]);
    const still = series({
      isRunning: true,
      overlap: 'queue',
      queuedDueAt: at('09:00:00'),
      nextDueAt: at('10:00:00'),
    });
    const second = decide(still, at('10:00:00'));
    expect(second.queuedDueAt).toEqual(at('09:00:00'));
    expect(second.skipped).toEqual({ missed: 0, overlap: 1 });
    const ended = decide({ ...still, isRunning: false }, at('09:40:00'));
    expect([ended.start, ended.queuedDueAt]).toEqual([at('09:00:00'), null]);
    expect(ended.nextDueAt).toEqual(at('10:00:00'));
  });

  it('starts what somebody asked for while the series is paused, and does not end for that', () => {
    const asked = series({ nextDueAt: null, queuedDueAt: at('09:12:34') });
    const decision = decide(asked, at('09:12:35'));
    expect(decision.start).toEqual(at('09:12:34'));
    expect([decision.nextDueAt, decision.end]).toEqual([null, null]);
  });

  it('ends with the last of the runs that were announced', () => {
    expect(decide(series({ maxRuns: 5 }), at('09:00:00')).end).toBeNull();
    expect(decide(series({ maxRuns: 4 }), at('09:00:00'))).toMatchObject({
      start: at('09:00:00'),
      end: 'max_runs',
    });
  });

  it('ends with its last moment, which it still runs', () => {
    const last = decide(series({ endsAt: at('09:30:00') }), at('09:00:00'));
    expect([last.start, last.end]).toEqual([at('09:00:00'), 'ends_at']);
    const late = decide(series({ endsAt: at('09:30:00') }), at('09:40:00'));
    expect([late.start, late.end]).toEqual([at('09:00:00'), 'ends_at']);
    const waits = series({ endsAt: at('09:30:00'), isRunning: true, overlap: 'queue' });
    expect(decide(waits, at('09:00:00')).end).toBeNull();
  });

  it('ends where its expression names no further moment', () => {
    const once = series({ cron: '0 9 30 11 *', endsAt: at('23:00:00') });
    expect(decide(once, at('09:00:00')).end).toBe('ends_at');
  });
});
