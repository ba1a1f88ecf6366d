/** A variance of what is left below this share is rounding. */
const NOTHING = 1e-10;

/**
 * Correlated normal variables as sums of independent ones: what each of these gives to every variable (Cholesky with the largest pivot first). There are
 * fewer of them where the matrix is singular, as that of differences of the same regions is.
 */
export function factorOf(correlations: readonly Float64Array[]): Float64Array[] {
  const left = Float64Array.from(correlations, () => 1);
  const columns: Float64Array[] = [];
  while (columns.length < correlations.length) {
    const pivot = left.indexOf(Math.max(...left));
    const variance = left[pivot] ?? 0;
    if (variance < NOTHING) break;
    const column = left.map((share, row) =>
      share < NOTHING ? 0 : leftOf(correlations, columns, row, pivot) / Math.sqrt(variance),
    );
    for (const [row, value] of column.entries()) {
      left[row] = row === pivot ? 0 : Math.max(0, (left[row] ?? 0) - value ** 2);
    }
    columns.push(column);
  }
  return columns;
}

/** What two variables have in common beyond some columns. */
function leftOf(
  correlations: readonly Float64Array[],
  columns: readonly Float64Array[],
  one: number,
  other: number,
): number {
  let value = correlations[one]?.[other] ?? 0;
  for (const column of columns) value -= (column[one] ?? 0) * (column[other] ?? 0);
  return value;
}

/** A covariance matrix scaled to correlations. A variable without variance is independent of all others. */
export function correlationsOf(covariance: readonly ArrayLike<number>[]): Float64Array[] {
  const scale = covariance.map((row, index) => Math.sqrt(Math.max(0, row[index] ?? 0)));
  return covariance.map((values, row) =>
    Float64Array.from(scale, (_, column) => {
      if (row === column) return 1;
      const product = (scale[row] ?? 0) * (scale[column] ?? 0);
      const value = product === 0 ? 0 : (values[column] ?? 0) / product;
      return Math.min(1, Math.max(-1, value));
    }),
  );
}
