import { requireAtLeast } from '../arguments.js';
import { requireDifferences, type CountedDifference } from './counted-difference.js';
import { tOfLevel, tTwoSided } from '../distributions/distributions.js';
import { around, DEFAULT_LEVEL, type Interval } from '../interval.js';

/** Mean of differences per question, with what the t distribution says of it. */
interface PairedT {
  readonly mean: number;
  /** Questions. */
  readonly n: number;
  /** Standard error of the mean; null with one question. */
  readonly se: number | null;
  /** Null where no test can be made: one question, or all questions with the same difference other than 0. */
  readonly t: number | null;
  /** Questions less one. */
  readonly df: number;
  readonly p: number | null;
  /** Null where there is no t, and where all differences are 0: a width of 0 would claim certainty. */
  readonly interval: Interval | null;
}

/**
 * Student's paired t (1908) on differences per question: mean d, SE = sd(d) / sqrt(Q), Q - 1 degrees of freedom. This
 * SE is the one clustered by question (Miller 2024), so repeats of a question do not count as independent answers. The
 * interval is not kept within -1 to 1. All differences 0: t 0, p 1.
 * @throws RangeError for no question at all, fractions that are not whole numbers over whole numbers of at least 1, a
 * level outside 0 to 1.
 */
export function pairedT(differences: readonly CountedDifference[], level = DEFAULT_LEVEL): PairedT {
  const { n, mean, variance } = momentsOf(differences);
  const df = n - 1;
  if (df === 0) return { mean, n, se: null, t: null, df, p: null, interval: null };
  const halfWidthUnits = tOfLevel(level, df);
  const se = Math.sqrt(variance / n);
  if (se === 0) {
    const [t, p] = mean === 0 ? [0, 1] : [null, null];
    return { mean, n, se, t, df, p, interval: null };
  }
  const t = mean / se;
  return { mean, n, se, t, df, p: tTwoSided(t, df), interval: around(mean, halfWidthUnits * se) };
}

/** Number, mean and variance (over n - 1; 0 for one question) of differences. */
interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** Checks the differences and gives their moments. A variance is exactly 0 when all differences are equal. */
export function momentsOf(differences: readonly CountedDifference[]): Moments {
  requireDifferences(differences);
  const counted = differences.filter(({ count }) => count > 0);
  const n = counted.reduce((sum, { count }) => sum + count, 0);
  requireAtLeast('questions in differences', n, 1);
  const values = counted.map(({ numerator, denominator, count }) => ({
    value: numerator / denominator,
    count,
  }));
  const mean = values.reduce((sum, { value, count }) => sum + value * count, 0) / n;
  // Equal fractions give equal quotients, but their mean may round: without this, 1e-34 would pass for a variance.
  const [first] = values;
  if (values.every(({ value }) => value === first?.value)) {
    return { n, mean: first?.value ?? 0, variance: 0 };
  }
  const squares = values.reduce((sum, { value, count }) => sum + count * (value - mean) ** 2, 0);
  return { n, mean, variance: squares / (n - 1) };
}
