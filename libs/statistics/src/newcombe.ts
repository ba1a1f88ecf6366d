import { requireProportion, type Proportion } from './arguments.js';
import { DEFAULT_LEVEL, type Interval } from './interval.js';
import { wilsonInterval } from './proportion-intervals.js';

/** A difference and its interval. */
export interface DifferenceEstimate {
  readonly difference: number;
  readonly interval: Interval;
}

/**
 * Difference a - b of two independent proportions by the limits of their Wilson intervals (Newcombe 1998, method 10):
 * d - sqrt((p1-l1)² + (u2-p2)²) to d + sqrt((u1-p1)² + (p2-l2)²).
 * Answers to the same questions are paired: for those see bonettPriceDifference.
 * @throws RangeError unless 0 <= x <= n, n >= 1, whole, and 0 < level < 1.
 */
export function newcombeDifference(
  a: Proportion,
  b: Proportion,
  level = DEFAULT_LEVEL,
): DifferenceEstimate {
  requireProportion('a', a);
  requireProportion('b', b);
  const [first, second] = [wilsonInterval(a.x, a.n, level), wilsonInterval(b.x, b.n, level)];
  const [p1, p2] = [a.x / a.n, b.x / b.n];
  const difference = p1 - p2;
  return {
    difference,
    interval: {
      low: difference - Math.hypot(p1 - first.low, second.high - p2),
      high: difference + Math.hypot(first.high - p1, p2 - second.low),
    },
  };
}
