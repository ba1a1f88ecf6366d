/** d' V⁻ d, and how many independent contrasts it compares. */
interface QuadraticForm {
  readonly statistic: number;
  /** Rank of V. */
  readonly rank: number;
}

/** A pivot this small beside its own starting value is rounding, not variance. */
const SINGULAR = 1e-9;

/**
 * Quadratic form of deviations with a generalised inverse of their covariance matrix, by Gaussian elimination that
 * takes the largest remaining pivot first. What depends on other contrasts (an outcome that nobody had, a region with a
 * single answer) drops out and lowers the rank instead of dividing by zero.
 * @param covariance symmetric, positive semi-definite. Not changed.
 */
export function quadraticForm(
  deviations: ArrayLike<number>,
  covariance: readonly ArrayLike<number>[],
): QuadraticForm {
  const matrix = covariance.map((row) => Float64Array.from(row));
  const vector = Float64Array.from(deviations);
  const starting = matrix.map((row, i) => row[i] ?? 0);
  const left = new Set(starting.keys());
  let statistic = 0;
  let rank = 0;
  for (;;) {
    const pivot = largestPivot(left, matrix, starting);
    if (pivot === null) return { statistic, rank };
    const variance = matrix[pivot]?.[pivot] ?? 0;
    statistic += (vector[pivot] ?? 0) ** 2 / variance;
    rank += 1;
    left.delete(pivot);
    eliminate(pivot, left, matrix, vector);
  }
}

function largestPivot(
  left: ReadonlySet<number>,
  matrix: readonly Float64Array[],
  starting: readonly number[],
): number | null {
  let best: number | null = null;
  let largest = SINGULAR;
  for (const i of left) {
    const start = starting[i] ?? 0;
    const share = start > 0 ? (matrix[i]?.[i] ?? 0) / start : 0;
    if (share > largest) [best, largest] = [i, share];
  }
  return best;
}

function eliminate(
  pivot: number,
  left: ReadonlySet<number>,
  matrix: readonly Float64Array[],
  vector: Float64Array,
): void {
  const pivotRow = matrix[pivot];
  if (pivotRow === undefined) return;
  for (const i of left) {
    const row = matrix[i];
    if (row === undefined) continue;
    const factor = (row[pivot] ?? 0) / (pivotRow[pivot] ?? 1);
    for (const j of left) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0);
    vector[i] = (vector[i] ?? 0) - factor * (vector[pivot] ?? 0);
  }
}
