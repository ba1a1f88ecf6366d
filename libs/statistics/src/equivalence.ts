import { requireInnerFraction, requirePositive } from './arguments.js';
import type { CountedDifference } from './counted-difference.js';
import { tOfLevel, tUpperTail } from './distributions.js';
import { around, type Interval } from './interval.js';
import { momentsOf } from './paired-t.js';

/** Two one-sided tests. */
export interface EquivalenceTest {
  /** Both limits lie within the margin. */
  readonly equivalent: boolean;
  readonly margin: number;
  readonly interval: Interval;
}

/**
 * Two one-sided tests (Schuirmann 1987) by their interval: a difference is shown to be smaller than the margin when its
 * 1 - 2 alpha interval, 90 % for alpha 0.05, lies wholly inside -margin to margin, ends excluded. A p-value above alpha
 * in a test of difference is no such thing.
 * @throws RangeError for a margin that is not above 0, or an interval whose limits are not numbers in order.
 */
export function tost(interval90: Interval, margin: number): EquivalenceTest {
  requirePositive('margin', margin);
  const { low, high } = interval90;
  if (!(low <= high)) {
    throw new RangeError(`interval90 must have low at most high, not ${low} and ${high}`);
  }
  return { equivalent: low > -margin && high < margin, margin, interval: interval90 };
}

/** Two one-sided paired t tests. */
export interface PairedEquivalenceTest {
  readonly equivalent: boolean;
  readonly margin: number;
  /** Larger of the two one-sided p-values; null where no t can be computed. */
  readonly p: number | null;
  /** Interval of level 1 - 2 alpha; null where no t can be computed. */
  readonly interval: Interval | null;
}

/**
 * {@link tost} with paired t on differences per question: p = max(P(T > (mean + margin)/SE), P(T > (margin -
 * mean)/SE)), equivalent when p < alpha. With one question, or all differences equal, there is no variance to judge by:
 * not equivalent, p null.
 * @throws RangeError as pairedT, and for a margin that is not above 0.
 */
export function pairedTost(
  differences: readonly CountedDifference[],
  margin: number,
  alpha = 0.05,
): PairedEquivalenceTest {
  requirePositive('margin', margin);
  requireInnerFraction('2 alpha', 2 * alpha);
  const { n, mean, variance } = momentsOf(differences);
  if (variance === 0) return { equivalent: false, margin, p: null, interval: null };
  const se = Math.sqrt(variance / n);
  const p = Math.max(
    tUpperTail((mean + margin) / se, n - 1),
    tUpperTail((margin - mean) / se, n - 1),
  );
  const interval = around(mean, tOfLevel(1 - 2 * alpha, n - 1) * se);
  return { equivalent: p < alpha, margin, p, interval };
}
