import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endStatus, isTerminal, reachesRate } from './job-status.js';

describe('success rates', () => {
  it.each([
    [2, 3, 0.67, true],
    [6, 9, 0.67, true],
    [12, 18, 0.67, true],
    [2, 3, 0.667, true],
    [1, 3, 0.67, false],
    [1, 2, 0.51, false],
    [1, 2, 0.5, true],
    [65, 100, 0.67, false],
    [99, 100, 1, false],
    [100, 100, 1, true],
    [999_999, 1_000_000, 1, false],
    [0, 3, 0, true],
    [0, 0, 0, false],
  ])('%d of %d against %d: %s', (succeeded, cells, rate, expected) => {
    expect(reachesRate(succeeded, cells, rate)).toBe(expected);
  });

  it('never turns a higher share into a failure', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (cells, rate) => {
          const reached = Array.from({ length: cells + 1 }, (_unused, n) =>
            reachesRate(n, cells, rate),
          );
          expect(reached).toEqual(reached.toSorted((a, b) => Number(a) - Number(b)));
          expect(reached[cells]).toBe(true);
        },
      ),
    );
  });
});

describe('how a job ends', () => {
  const region = (name: string, succeeded: number, cells = 3) => ({
    region: name,
    succeeded,
    cells,
  });
  const rule = { minRegions: 2, minSuccessRate: 0.67 };

  it.each([
    ['all regions succeed', [3, 3, 2], 'completed'],
    ['enough regions succeed', [3, 2, 0], 'partial'],
    ['all successes are in one region', [3, 0, 0], 'failed'],
    ['nothing succeeds', [0, 0, 0], 'failed'],
  ])('when %s', (_name, counts, expected) => {
    const regions = counts.map((count, index) => region(`r${index}`, count));
    expect(endStatus(regions, rule)).toBe(expected);
  });

  it.each([
    ['it asked enough all the same', [3, 3], [0, 1], 4, 'completed'],
    ['all that it asked succeeded', [2, 2], [8, 8], 10, 'partial'],
    ['enough of what it asked succeeded in every region', [2, 3], [7, 7], 10, 'partial'],
    ['it asked in fewer regions than must succeed', [4, 0], [6, 10], 10, 'partial'],
    ['what it asked failed', [0, 1], [6, 6], 10, 'failed'],
    ['it could ask nothing', [0, 0], [10, 10], 10, 'failed'],
  ])('at its cost limit, when %s', (_name, succeeded, notAsked, cells, expected) => {
    const regions = succeeded.map((count, index) => ({
      ...region(`r${index}`, count, cells),
      notAsked: notAsked[index] ?? 0,
    }));
    expect(endStatus(regions, rule)).toBe(expected);
  });

  it('has four terminal states', () => {
    expect((['completed', 'partial', 'failed', 'cancelled'] as const).every(isTerminal)).toBe(true);
    expect((['queued', 'running'] as const).some(isTerminal)).toBe(false);
  });
});
