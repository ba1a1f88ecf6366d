import { zOfLevel } from '../distributions/distributions.js';
import { around, clip, DEFAULT_LEVEL, type Interval } from '../interval.js';
import {
  cellOf,
  columnSums,
  requireSquare,
  rowSums,
  totalOf,
  type CountTable,
} from '../tables/matrix-table.js';
import { requireAtLeast } from '../arguments.js';

/** Agreement of two raters beyond chance. */
interface KappaEstimate {
  /** Null when chance agreement is complete: both raters put everything into one class. */
  readonly kappa: number | null;
  /** Share of cases in which the raters agree. */
  readonly observed: number;
  /** Share in which they would agree by chance. */
  readonly expected: number;
  readonly se: number | null;
  /** kappa +- z SE, within -1 to 1. */
  readonly interval: Interval | null;
}

/**
 * Cohen's kappa (1960), (po - pe) / (1 - pe), with the large-sample standard error of Fleiss, Cohen and Everitt (1969):
 * variance = [sum p_ii ((1-pe) - (p_i. + p_.i)(1-po))² + (1-po)² sum_{i≠j} p_ij (p_.i + p_j.)² - (po pe - 2 pe + po)²]
 * / (n (1-pe)⁴). Kappa falls when one class is rare however well the raters agree: show gwetAc1 or the prevalence
 * beside it.
 * @param table rows: class by the first rater, columns: class by the second.
 * @throws RangeError unless square, of whole numbers, with one case at least; a level outside 0 to 1.
 */
export function kappa(table: CountTable, level = DEFAULT_LEVEL): KappaEstimate {
  const z = zOfLevel(level);
  const { n, observed, rows, columns } = agreementOf(table);
  const expected = rows.reduce((sum, row, i) => sum + row * (columns[i] ?? 0), 0);
  // Compared by counts: shares that are all 1 in truth may round.
  if (rows.some((row, i) => row === 1 && columns[i] === 1)) {
    return { kappa: null, observed, expected: 1, se: null, interval: null };
  }
  const estimate = (observed - expected) / (1 - expected);
  const se = Math.sqrt(kappaVariance(table, n, observed, expected));
  return {
    kappa: estimate,
    observed,
    expected,
    se,
    interval: clip(around(estimate, z * se), -1, 1),
  };
}

function kappaVariance(table: CountTable, n: number, observed: number, expected: number): number {
  const [rows, columns] = [rowSums(table), columnSums(table)];
  let [diagonal, others] = [0, 0];
  for (const i of rows.keys()) {
    for (const j of columns.keys()) {
      const share = cellOf(table, i, j) / n;
      if (i === j) {
        const margins = ((rows[i] ?? 0) + (columns[i] ?? 0)) / n;
        diagonal += share * (1 - expected - margins * (1 - observed)) ** 2;
      } else {
        others += share * (((columns[i] ?? 0) + (rows[j] ?? 0)) / n) ** 2;
      }
    }
  }
  const rest = (observed * expected - 2 * expected + observed) ** 2;
  const numerator = diagonal + (1 - observed) ** 2 * others - rest;
  return Math.max(0, numerator) / (n * (1 - expected) ** 4);
}

/** Shares of a table of two raters. */
interface Agreement {
  readonly n: number;
  readonly observed: number;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** Checks the table and gives its shares. */
export function agreementOf(table: CountTable): Agreement {
  requireSquare('table', table);
  const n = totalOf(table);
  requireAtLeast('cases in table', n, 1);
  return {
    n,
    observed: table.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / n,
    rows: rowSums(table).map((sum) => sum / n),
    columns: columnSums(table).map((sum) => sum / n),
  };
}
