import { chiSquaredTest, type ChiSquaredTest } from './chi-squared-test.js';
import { cellOf, columnSums, requireRectangle, rowSums, type CountTable } from './matrix-table.js';

/**
 * Pearson's chi-squared test (1900) of independence, uncorrected: sum (n_ij - e_ij)² / e_ij, e_ij = n_i. n_.j / n, with
 * (rows - 1)(columns - 1) degrees of freedom over the rows and columns that are not empty. For independent counts too
 * large for fisherFreemanHalton. Fewer than two rows or columns in use: statistic 0, df 0, p 1.
 * @throws RangeError unless a rectangle of whole numbers of at least 0.
 */
export function pearsonChiSquared(table: CountTable): ChiSquaredTest {
  requireRectangle('table', table);
  const [rows, columns] = [rowSums(table), columnSums(table)];
  const n = rows.reduce((sum, row) => sum + row, 0);
  const used = (sums: readonly number[]): number => sums.filter((sum) => sum > 0).length;
  const df = Math.max(0, used(rows) - 1) * Math.max(0, used(columns) - 1);
  let statistic = 0;
  for (const [i, row] of rows.entries()) {
    for (const [j, column] of columns.entries()) {
      const expected = (row / n) * column;
      if (expected > 0) statistic += (cellOf(table, i, j) - expected) ** 2 / expected;
    }
  }
  return chiSquaredTest(statistic, df);
}
