import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stepLimits } from './lane-steps.js';
import type { LaneStep } from './lane-steps.js';

const lane = (change: Partial<LaneStep> = {}): LaneStep => ({
  cells: 1_000,
  planned: 100,
  recorded: 90,
  pace: 2,
  ...change,
});
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe(stepLimits, () => {
  it('lets a lane be ahead of a slower one by what that does within the skew', () => {
    const lanes = [lane({ planned: 180, pace: 20 }), lane()];
    expect(stepLimits(lanes, MINUTE, HOUR)).toEqual([220, 1_380]);
    expect(stepLimits(lanes, 10_000, HOUR)).toEqual([120, 380]);
  });

  it('lets it be one cell ahead however slow the other is', () => {
    expect(stepLimits([lane({ pace: 20 }), lane({ cells: 101, pace: 0.01 })], 1_000, HOUR)).toEqual(
      [101, 120],
    );
  });

  it.each<[string, Partial<LaneStep>]>([
    ['records nothing', { pace: null }],
    ['has published everything', { planned: 1_000 }],
    ['would not end before the deadline', { pace: 0.2 }],
  ])('waits for no lane that %s', (_why, change) => {
    expect(stepLimits([lane(), lane(change)], MINUTE, HOUR)[0]).toBe(Infinity);
  });

  it('waits for the slowest of several, and holds a single lane never', () => {
    const lanes = [lane({ pace: 50 }), lane({ planned: 50, pace: 1 }), lane({ planned: 60 })];
    expect(stepLimits(lanes, MINUTE, HOUR)[0]).toBe(110);
    expect(stepLimits([lane()], MINUTE, HOUR)).toEqual([Infinity]);
    expect(stepLimits([], MINUTE, HOUR)).toEqual([]);
  });

  it('holds never all lanes that have something to publish', () => {
    const lanes = fc.array(
      fc.record({
        cells: fc.constant(100),
        planned: fc.nat(100),
        recorded: fc.nat(100),
        pace: fc.option(fc.double({ min: 1e-6, max: 1_000, noNaN: true })),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(lanes, fc.nat(600_000), fc.nat(3_600_000), (drawn, skewMs, leftMs) => {
        const limits = stepLimits(drawn, skewMs, leftMs);
        const open = drawn.flatMap(({ planned, cells }, index) =>
          planned < cells ? [planned < (limits[index] ?? 0)] : [],
        );
        expect(open.length === 0 || open.some((isFree) => isFree)).toBe(true);
      }),
    );
  });
});
