import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_WAIT_MS, askedWaitMs, retryDelayMs } from './retry-delay.js';

const MINUTE = 60_000;
const silent = { kind: 'transient', retryAfterMs: null } as const;
const failed = (counted: number) => ({ counted, throttledInRow: 0 });
const throttled = (throttledInRow: number) => ({ counted: 0, throttledInRow });

describe(retryDelayMs, () => {
  it('doubles up to a minute, and takes a random half away', () => {
    const attempts = [1, 2, 3, 7, 100].map(failed);
    const shortest = attempts.map((soFar) => retryDelayMs(silent, soFar, () => 0));
    const longest = attempts.map((soFar) => retryDelayMs(silent, soFar, () => 1));
    expect(shortest).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
    expect(longest).toEqual([1_000, 2_000, 4_000, MINUTE, MINUTE]);
  });

  it('spreads the tasks that failed together', () => {
    const delays = Array.from({ length: 100 }, () => retryDelayMs(silent, failed(4)));
    expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(1_000);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(4_000);
    expect(Math.max(...delays)).toBeLessThanOrEqual(8_000);
  });

  it('waits as long as it is asked to and a little more, never less', () => {
    const asked = { kind: 'transient', retryAfterMs: 2_000 } as const;
    expect(retryDelayMs(asked, failed(1), () => 0)).toBe(2_000);
    expect(retryDelayMs(asked, failed(1), () => 1)).toBe(2_250);
    expect(retryDelayMs(asked, failed(4), () => 0)).toBe(4_000);
  });

  it('waits for a quota until its reset, or for a minute when that is not said', () => {
    expect(retryDelayMs({ kind: 'quota', retryAfterMs: 5_000 }, throttled(1), () => 0)).toBe(5_000);
    expect(retryDelayMs({ kind: 'quota', retryAfterMs: null }, throttled(1), () => 0)).toBe(MINUTE);
  });

  it('grows with the answers in a row that there were too many requests, whatever little they ask for', () => {
    for (const retryAfterMs of [0, 1_000, null]) {
      const failure = { kind: 'throttled', retryAfterMs } as const;
      const delays = [4, 5, 6, 50].map((row) => retryDelayMs(failure, throttled(row), () => 0));
      expect(delays).toEqual([4_000, 8_000, 16_000, 30_000]);
    }
  });

  it('is never less than half the back-off or what is asked, nor more than both of them together', () => {
    const failures = fc.record({
      kind: fc.constantFrom('transient' as const, 'throttled' as const, 'quota' as const),
      retryAfterMs: fc.option(fc.nat(Number.MAX_SAFE_INTEGER)),
    });
    const soFar = fc.record({ counted: fc.nat(2_000), throttledInRow: fc.nat(2_000) });
    const random = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(failures, soFar, random, (failure, so, drawn) => {
        const delay = retryDelayMs(failure, so, () => drawn);
        const asked = askedWaitMs(failure) ?? 0;
        expect(Number.isSafeInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(Math.max(500, asked));
        expect(delay).toBeLessThanOrEqual(Math.max(MINUTE, asked + 250));
        expect(delay).toBeLessThanOrEqual(LONGEST_WAIT_MS + 250);
      }),
    );
  });

  it('never gets shorter with one more failure of the same kind', () => {
    const kinds = fc.constantFrom('transient' as const, 'throttled' as const, 'quota' as const);
    const asked = fc.option(fc.nat(LONGEST_WAIT_MS));
    fc.assert(
      fc.property(kinds, asked, fc.integer({ min: 1, max: 40 }), (kind, retryAfterMs, n) => {
        const delayAfter = (count: number): number =>
          retryDelayMs(
            { kind, retryAfterMs },
            { counted: count, throttledInRow: count },
            () => 0.5,
          );
        expect(delayAfter(n + 1)).toBeGreaterThanOrEqual(delayAfter(n));
      }),
    );
  });
});

describe(askedWaitMs, () => {
  it('is nothing for a failure that asks for nothing, and ten minutes at most', () => {
    expect(askedWaitMs(silent)).toBeNull();
    expect(askedWaitMs({ kind: 'transient', retryAfterMs: 86_400_000 })).toBe(10 * MINUTE);
    expect(askedWaitMs({ kind: 'quota', retryAfterMs: 86_400_000 })).toBe(10 * MINUTE);
  });
});
