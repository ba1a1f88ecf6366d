import type { CountedDifference } from './counted-difference.js';
import { tOfLevel, tTwoSided } from './distributions.js';
import { around, DEFAULT_LEVEL, type Interval } from './interval.js';
import { momentsOf } from './paired-t.js';

/** Difference of two mean differences. */
export interface DifferenceInDifferences {
  /** Mean over the first questions less mean over the second. */
  readonly difference: number;
  /** Null unless both groups have two questions. */
  readonly se: number | null;
  /** Degrees of freedom by Welch and Satterthwaite; null without a standard error above 0. */
  readonly df: number | null;
  readonly p: number | null;
  readonly interval: Interval | null;
}

/**
 * Difference in differences: is the gap between two regions larger over some questions (sensitive) than over others
 * (controls)? Mean of the one less mean of the other, SE = sqrt(s1²/n1 + s2²/n2), degrees of freedom by Welch (1947)
 * and Satterthwaite (1946). What can't be computed (a group of one question, no variance at all) is null.
 * @throws RangeError as pairedT, for either group.
 */
export function differenceInDifferences(
  sensitive: readonly CountedDifference[],
  controls: readonly CountedDifference[],
  level = DEFAULT_LEVEL,
): DifferenceInDifferences {
  const [one, other] = [momentsOf(sensitive), momentsOf(controls)];
  const difference = one.mean - other.mean;
  const none = { difference, se: null, df: null, p: null, interval: null };
  if (one.n < 2 || other.n < 2) return none;
  const [v1, v2] = [one.variance / one.n, other.variance / other.n];
  const se = Math.sqrt(v1 + v2);
  if (se === 0) return { ...none, se };
  const df = (v1 + v2) ** 2 / (v1 ** 2 / (one.n - 1) + v2 ** 2 / (other.n - 1));
  return {
    difference,
    se,
    df,
    p: tTwoSided(difference / se, df),
    interval: around(difference, tOfLevel(level, df) * se),
  };
}
