import { expect } from '@jest/globals';
import type { Interval } from './interval.js';

/** For specs: the value agrees with the expected one to this relative error, or this absolute one near 0. */
export function expectClose(actual: number | null, expected: number, tolerance = 1e-10): void {
  const error = actual === null ? Infinity : Math.abs(actual - expected);
  if (error <= tolerance * Math.max(Math.abs(expected), 1e-300)) return;
  // Shown as a comparison of the numbers themselves: a failure names both.
  expect(actual).toBe(expected);
}

/** For specs: both limits of an interval. */
export function expectLimits(actual: Interval | null, low: number, high: number): void {
  expectClose(actual?.low ?? null, low);
  expectClose(actual?.high ?? null, high);
}
