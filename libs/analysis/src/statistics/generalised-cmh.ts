import { requireCount } from './arguments.js';
import { chiSquaredTest, type ChiSquaredTest } from './chi-squared-test.js';
import { cellOf, columnSums, requireRectangle, rowSums, type CountTable } from './matrix-table.js';
import { quadraticForm } from './quadratic-form.js';

/** One stratum, such as a question: rows are regions, columns outcome classes. */
export interface TableStratum {
  readonly table: CountTable;
  /** Strata that look just like this one. @default 1 */
  readonly count?: number;
}

/**
 * Generalised Cochran-Mantel-Haenszel test of general association (Landis, Heyman and Koch 1978; Agresti 2013, section
 * 8.4.3): do regions differ in outcome in any way, given the stratum? d' V⁻ d with d = sum(n_ij - n_i. n_.j / n) over
 * all but the last row and column, and V = sum n_i.(n δ_ii' - n_i'.) n_.j (n δ_jj' - n_.j') / (n²(n-1)). Chi-squared
 * with (I-1)(J-1) degrees of freedom, fewer when classes or regions are empty in all strata. Two by two it is the
 * uncorrected cmh; with one answer per region and two classes it is Cochran's Q. Nothing to compare: statistic 0, df 0,
 * p 1.
 * @throws RangeError for tables that are not rectangles of the same size, cells or counts that are not whole numbers of
 * at least 0.
 */
export function generalisedCmh(strata: readonly TableStratum[]): ChiSquaredTest {
  const { regions, classes } = requireSameShape(strata);
  const size = (regions - 1) * (classes - 1);
  const deviations = new Float64Array(size);
  const covariance = Array.from({ length: size }, () => new Float64Array(size));
  for (const stratum of strata) addStratum(stratum, classes - 1, deviations, covariance);
  const { statistic, rank } = quadraticForm(
    [...deviations],
    covariance.map((row) => [...row]),
  );
  return chiSquaredTest(statistic, rank);
}

function addStratum(
  { table, count = 1 }: TableStratum,
  width: number,
  deviations: Float64Array,
  covariance: readonly Float64Array[],
): void {
  const [rows, columns] = [rowSums(table), columnSums(table)];
  const n = rows.reduce((sum, row) => sum + row, 0);
  if (n < 2) return;
  const rowParts = multinomialCovariance(rows, n);
  const columnParts = multinomialCovariance(columns, n);
  for (const [cell, variances] of covariance.entries()) {
    const [i, j] = [Math.floor(cell / width), cell % width];
    deviations[cell] =
      (deviations[cell] ?? 0) +
      count * (cellOf(table, i, j) - (sumAt(rows, i) / n) * sumAt(columns, j));
    for (const [other, sum] of variances.entries()) {
      const rowPart = cellOf(rowParts, i, Math.floor(other / width));
      const part = rowPart * cellOf(columnParts, j, other % width);
      variances[other] = sum + (count * part) / (n - 1);
    }
  }
}

function sumAt(sums: readonly number[], index: number): number {
  return sums[index] ?? 0;
}

/** m_i (n δ_ij - m_j) / n for margins m. */
function multinomialCovariance(margins: readonly number[], n: number): number[][] {
  return margins.map((one, i) =>
    margins.map((other, j) => (one / n) * ((i === j ? n : 0) - other)),
  );
}

function requireSameShape(strata: readonly TableStratum[]): {
  readonly regions: number;
  readonly classes: number;
} {
  const [first] = strata;
  if (first === undefined) return { regions: 1, classes: 1 };
  const [regions, classes] = [first.table.length, first.table[0]?.length ?? 0];
  for (const [index, { table, count }] of strata.entries()) {
    requireRectangle(`strata[${index}].table`, table);
    if (count !== undefined) requireCount(`strata[${index}].count`, count);
    if (table.length !== regions || table[0]?.length !== classes) {
      throw new RangeError(
        `strata[${index}].table must be ${regions} by ${classes} as the first one is, not ${table.length} by ${table[0]?.length}`,
      );
    }
  }
  return { regions, classes };
}
