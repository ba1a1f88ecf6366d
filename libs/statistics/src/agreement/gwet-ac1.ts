import { zOfLevel } from '../distributions/distributions.js';
import { around, clip, DEFAULT_LEVEL, type Interval } from '../interval.js';
import { agreementOf } from './kappa.js';
import { cellOf, type CountTable } from '../tables/matrix-table.js';

/** Agreement of two raters beyond chance, little moved by rare classes. */
interface Ac1Estimate {
  readonly ac1: number;
  readonly observed: number;
  readonly expected: number;
  readonly se: number;
  /** AC1 +- z SE, within -1 to 1. */
  readonly interval: Interval;
}

/**
 * Gwet's AC1 (2008), (po - pe) / (1 - pe) with pe = sum π_k (1 - π_k) / (q - 1), π_k the mean share of class k over
 * both raters. Its variance, cases from an infinite population: [po(1-po) - 4(1-AC1)(sum p_kk (1-π_k)/(q-1) - po pe) +
 * 4(1-AC1)²(sum p_kl (1 - (π_k+π_l)/2)²/(q-1)² - pe²)] / (n (1-pe)²). pe is at most 1/q, so AC1 is always defined. The
 * table must name every class that raters could choose, used or not: q counts.
 * @throws RangeError unless square, of whole numbers, with one case at least; a level outside 0 to 1.
 */
export function gwetAc1(table: CountTable, level = DEFAULT_LEVEL): Ac1Estimate {
  const z = zOfLevel(level);
  const { n, observed, rows, columns } = agreementOf(table);
  const shares = rows.map((row, k) => (row + (columns[k] ?? 0)) / 2);
  const others = shares.length - 1;
  const expected = shares.reduce((sum, share) => sum + share * (1 - share), 0) / others;
  const ac1 = (observed - expected) / (1 - expected);
  const { diagonal, squares } = varianceSums(table, n, shares);
  const variance =
    observed * (1 - observed) -
    4 * (1 - ac1) * (diagonal / others - observed * expected) +
    4 * (1 - ac1) ** 2 * (squares / others ** 2 - expected ** 2);
  const se = Math.sqrt(Math.max(0, variance) / n) / (1 - expected);
  return { ac1, observed, expected, se, interval: clip(around(ac1, z * se), -1, 1) };
}

function varianceSums(
  table: CountTable,
  n: number,
  shares: readonly number[],
): { readonly diagonal: number; readonly squares: number } {
  const sums = { diagonal: 0, squares: 0 };
  for (const [k, one] of shares.entries()) {
    sums.diagonal += (cellOf(table, k, k) / n) * (1 - one);
    for (const [l, other] of shares.entries()) {
      sums.squares += (cellOf(table, k, l) / n) * (1 - (one + other) / 2) ** 2;
    }
  }
  return sums;
}
