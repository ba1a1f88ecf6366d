import { requireAtLeast, requireCount } from '../arguments.js';
import { normalTwoSided } from '../distributions/distributions.js';
import { seededWords, shuffle } from '../distributions/random.js';

/** A value, and how often it is there. */
export interface CountedValue {
  readonly value: number;
  readonly count: number;
}

/** Result of {@link permutedDifference}. */
interface PermutedDifference {
  /** Two-sided. */
  readonly p: number;
  readonly method: 'monte_carlo' | 'asymptotic';
}

/** Values up to which groups are shuffled; with more the normal distribution is as good. */
const MOST_SHUFFLED = 400;
const DRAWS = 4_000;
/** Values that are equal on paper differ by rounding. */
const TOLERANCE = 1e-9;

/**
 * Do two groups of values have the same mean? Permutation of the values between the groups with Welch's statistic, (mean - mean') / sqrt(s²/n + s'²/n'): exact where both come
 * from one distribution, and right for many values where only the means are the same (Janssen 1997). For more than 400 values by the normal distribution. Seeded draws; the one observed
 * counts as a draw, so that p is never 0.
 *
 * p is 1 for a group without a value, or of a single one.
 * @throws RangeError for a count or seed that is not a whole number.
 */
export function permutedDifference(
  one: readonly CountedValue[],
  other: readonly CountedValue[],
  seed = 1,
): PermutedDifference {
  requireCount('seed', seed);
  for (const { count } of [...one, ...other]) requireAtLeast('count', count, 1);
  const [first, second] = [valuesOf(one), valuesOf(other)];
  if (first.length < 2 || second.length < 2) return { p: 1, method: 'monte_carlo' };
  const values = Float64Array.from([...first, ...second]);
  const observed = welch(values, first.length);
  if (values.length > MOST_SHUFFLED) return { p: normalTwoSided(observed), method: 'asymptotic' };
  // In an order of their own: draws do not depend on which group is named first or in whatever order its values stand.
  const smaller = Math.min(first.length, second.length);
  values.sort();
  const words = seededWords(seed);
  let reached = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    shuffle(values, words);
    if (welch(values, smaller) >= observed * (1 - TOLERANCE)) reached += 1;
  }
  return { p: (reached + 1) / (DRAWS + 1), method: 'monte_carlo' };
}

function valuesOf(counted: readonly CountedValue[]): number[] {
  return counted.flatMap(({ value, count }) => Array.from({ length: count }, () => value));
}

/** Size of Welch's statistic for the first values against the rest; infinite where neither group varies and they differ. */
function welch(values: Float64Array, first: number): number {
  const one = momentsOf(values, 0, first);
  const other = momentsOf(values, first, values.length);
  const gap = Math.abs(one.mean - other.mean);
  return gap < TOLERANCE ? 0 : gap / Math.sqrt(one.squaredError + other.squaredError);
}

function momentsOf(
  values: Float64Array,
  from: number,
  to: number,
): { readonly mean: number; readonly squaredError: number } {
  const count = to - from;
  let sum = 0;
  for (let place = from; place < to; place += 1) sum += values[place] ?? 0;
  const mean = sum / count;
  let squares = 0;
  for (let place = from; place < to; place += 1) squares += ((values[place] ?? 0) - mean) ** 2;
  return { mean, squaredError: squares / (count - 1) / count };
}
