import { chiSquaredTest, type ChiSquaredTest } from '../tables/chi-squared-test.js';
import {
  cellOf,
  columnSums,
  requireSquare,
  rowSums,
  type CountTable,
} from '../tables/matrix-table.js';
import { quadraticForm } from '../distributions/quadratic-form.js';

/**
 * Stuart-Maxwell test (Stuart 1955; Maxwell 1970) that paired answers fall into the classes with the same frequencies
 * in both regions: d' V⁻ d, d_i = n_i. - n_.i, V_ii = n_i. + n_.i - 2 n_ii, V_ij = -(n_ij + n_ji). Chi-squared with
 * classes less one degrees of freedom, fewer where classes are empty or never exchanged with others. With two classes
 * it is McNemar's uncorrected chi-squared. No discordant pair: statistic 0, df 0, p 1.
 * @param table rows: class in the first region, columns: class in the second.
 * @throws RangeError unless square and of whole numbers of at least 0.
 */
export function stuartMaxwell(table: CountTable): ChiSquaredTest {
  requireSquare('table', table);
  const [rows, columns] = [rowSums(table), columnSums(table)];
  const contrasts = [...rows.keys()].slice(0, -1);
  const difference = contrasts.map((i) => (rows[i] ?? 0) - (columns[i] ?? 0));
  const covariance = contrasts.map((i) =>
    contrasts.map((j) =>
      i === j
        ? (rows[i] ?? 0) + (columns[i] ?? 0) - 2 * cellOf(table, i, i)
        : -(cellOf(table, i, j) + cellOf(table, j, i)),
    ),
  );
  const { statistic, rank } = quadraticForm(difference, covariance);
  return chiSquaredTest(statistic, rank);
}
