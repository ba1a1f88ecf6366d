import { requireCount } from '../arguments.js';
import { chiSquaredTest, type ChiSquaredTest } from '../tables/chi-squared-test.js';
import {
  cellOf,
  columnSums,
  requireRectangle,
  rowSums,
  type CountTable,
} from '../tables/matrix-table.js';
import { quadraticForm } from '../distributions/quadratic-form.js';

/** One stratum, such as a question: rows are regions, columns outcome classes. */
interface TableStratum {
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
  const sums = new AssociationSums(regions - 1, classes - 1);
  for (const { table, count = 1 } of strata) sums.add(table, count);
  const { statistic, rank } = quadraticForm(sums.deviations, sums.covariance);
  return chiSquaredTest(statistic, rank);
}

/** Sums of deviations and covariances over strata. In flat arrays: a job has thousands of strata with hundreds of covariances each. */
class AssociationSums {
  readonly deviations: Float64Array;
  readonly covariance: readonly Float64Array[];

  constructor(
    private readonly rows: number,
    private readonly columns: number,
  ) {
    this.deviations = new Float64Array(rows * columns);
    this.covariance = Array.from(this.deviations, () => new Float64Array(rows * columns));
  }

  add(table: CountTable, count: number): void {
    const [rows, columns] = [rowSums(table), columnSums(table)];
    const n = rows.reduce((sum, row) => sum + row, 0);
    if (n < 2) return;
    const columnParts = multinomialCovariance(columns, n, this.columns);
    const rowParts = multinomialCovariance(rows, n, this.rows);
    const weight = count / (n - 1);
    for (let i = 0; i < this.rows; i += 1) {
      this.#addDeviations(table, i, count, { share: (rows[i] ?? 0) / n, columns });
      for (let k = 0; k < this.rows; k += 1) {
        const rowPart = (rowParts[i * this.rows + k] ?? 0) * weight;
        if (rowPart !== 0) this.#addCovariances(i, k, rowPart, columnParts);
      }
    }
  }

  #addDeviations(
    table: CountTable,
    i: number,
    count: number,
    expected: { readonly share: number; readonly columns: readonly number[] },
  ): void {
    for (let j = 0; j < this.columns; j += 1) {
      const deviation = cellOf(table, i, j) - expected.share * (expected.columns[j] ?? 0);
      const at = i * this.columns + j;
      this.deviations[at] = (this.deviations[at] ?? 0) + count * deviation;
    }
  }

  #addCovariances(i: number, k: number, rowPart: number, columnParts: Float64Array): void {
    const width = this.columns;
    for (let j = 0; j < width; j += 1) {
      const variances = this.covariance[i * width + j];
      if (variances === undefined) continue;
      for (let l = 0; l < width; l += 1) {
        const at = k * width + l;
        variances[at] = (variances[at] ?? 0) + rowPart * (columnParts[j * width + l] ?? 0);
      }
    }
  }
}

/** m_i (n δ_ij - m_j) / n for the first margins m, row after row. */
function multinomialCovariance(margins: readonly number[], n: number, width: number): Float64Array {
  const parts = new Float64Array(width * width);
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < width; j += 1) {
      parts[i * width + j] = ((margins[i] ?? 0) / n) * ((i === j ? n : 0) - (margins[j] ?? 0));
    }
  }
  return parts;
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
