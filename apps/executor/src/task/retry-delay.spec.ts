import { describe, expect, it } from '@jest/globals';
import { askedWaitMs, retryDelayMs } from './retry-delay.js';

const MINUTE = 60_000;
const silent = { kind: 'transient', retryAfterMs: null } as const;

describe(retryDelayMs, () => {
  it('doubles up to a minute, and takes a random half away', () => {
    const shortest = [1, 2, 3, 7, 100].map((attempt) => retryDelayMs(silent, attempt, () => 0));
    const longest = [1, 2, 3, 7, 100].map((attempt) => retryDelayMs(silent, attempt, () => 1));
    expect(shortest).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
    expect(longest).toEqual([1_000, 2_000, 4_000, MINUTE, MINUTE]);
  });

  it('spreads the tasks that failed together', () => {
    const delays = Array.from({ length: 100 }, () => retryDelayMs(silent, 4));
    expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(1_000);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(4_000);
    expect(Math.max(...delays)).toBeLessThanOrEqual(8_000);
  });

  it('waits as long as it is asked to and a little more, never less', () => {
    const asked = { kind: 'transient', retryAfterMs: 2_000 } as const;
    expect(retryDelayMs(asked, 9, () => 0)).toBe(2_000);
    expect(retryDelayMs(asked, 1, () => 1)).toBe(2_250);
  });

  it('waits for a quota until its reset, or for a minute when that is not said', () => {
    expect(retryDelayMs({ kind: 'quota', retryAfterMs: 5_000 }, 1, () => 0)).toBe(5_000);
    expect(retryDelayMs({ kind: 'quota', retryAfterMs: null }, 1, () => 0)).toBe(MINUTE);
  });
});

describe(askedWaitMs, () => {
  it('is nothing for a failure that asks for nothing, and ten minutes at most', () => {
    expect(askedWaitMs(silent)).toBeNull();
    expect(askedWaitMs({ kind: 'transient', retryAfterMs: 86_400_000 })).toBe(10 * MINUTE);
    expect(askedWaitMs({ kind: 'quota', retryAfterMs: 86_400_000 })).toBe(10 * MINUTE);
  });
});
