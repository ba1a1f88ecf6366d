import { chiSquareUpperTail } from '../distributions/distributions.js';
import { DEFAULT_LEVEL, type Interval } from '../interval.js';
import { oddsRatioEstimate } from './mantel-haenszel-odds-ratio.js';
import { riskDifferenceEstimate } from './mantel-haenszel-risk-difference.js';
import { countOf, requireTables, type Table2x2 } from '../tables/two-by-two.js';

/** Cochran-Mantel-Haenszel test with the Mantel-Haenszel estimates. */
interface CmhTest {
  readonly statistic: number;
  readonly df: 1;
  readonly p: number;
  /** Mantel-Haenszel; Infinity when only its denominator is 0, null when both are. */
  readonly oddsRatio: number | null;
  /** Robins, Breslow and Greenland; 0 to Infinity when the odds ratio is 0 or infinite, null when it is null. */
  readonly oddsRatioInterval: Interval | null;
  /** Mantel-Haenszel, first arm less second; null when no stratum has both arms. */
  readonly riskDifference: number | null;
  /** Greenland and Robins; null when the risk difference is. */
  readonly riskDifferenceSe: number | null;
  /**
   * Within -1 to 1; null when the standard error is null or 0 (no stratum with mixed outcomes says how far they
   * scatter).
   */
  readonly riskDifferenceInterval: Interval | null;
  /** Events in the first arm over the informative strata, its expectation and its variance with all margins fixed. */
  readonly S: number;
  readonly E: number;
  readonly V: number;
}

/** Options of {@link cmh}. */
interface CmhOptions {
  /** Subtract the continuity correction, at most 0.5 and never more than the deviation itself. */
  readonly corrected: boolean;
  /** Level of the intervals. @default 0.95 */
  readonly level?: number;
}

/**
 * Cochran-Mantel-Haenszel test (Cochran 1954; Mantel and Haenszel 1959) that the arms do not differ in any stratum,
 * strata being for instance questions. (|S - E| - correction)² / V on one degree of freedom, with S = sum a, E = sum
 * (a+b)(a+c)/n, V = sum (a+b)(c+d)(a+c)(b+d) / (n²(n-1)). With one answer per arm and stratum it is McNemar's test.
 * Estimates: odds ratio sum(ad/n) / sum(bc/n), risk difference sum w(a/nA - c/nB) / sum w with w = nA nB / n.
 *
 * Strata with one arm or fewer than two answers are left out: they compare nothing. With V = 0 (no stratum could have
 * come out differently; or none at all) the statistic is 0 and p is 1.
 * @throws RangeError for a cell or count that is not a whole number of at least 0, a level outside 0 to 1.
 */
export function cmh(strata: readonly Table2x2[], { corrected, level }: CmhOptions): CmhTest {
  requireTables('strata', strata);
  const comparable = strata.filter(({ a, b, c, d }) => a + b > 0 && c + d > 0);
  const { S, E, V, deviation } = sumsOf(comparable);
  const distance = Math.abs(deviation);
  const statistic = V === 0 ? 0 : (distance - (corrected ? Math.min(0.5, distance) : 0)) ** 2 / V;
  return {
    statistic,
    df: 1,
    p: chiSquareUpperTail(statistic, 1),
    ...oddsRatioEstimate(comparable, level ?? DEFAULT_LEVEL),
    ...riskDifferenceEstimate(comparable, level ?? DEFAULT_LEVEL),
    S,
    E,
    V,
  };
}

interface CmhSums {
  readonly S: number;
  readonly E: number;
  readonly V: number;
  /** S - E, summed by stratum so that a small one keeps its digits beside large sums. */
  readonly deviation: number;
}

function sumsOf(strata: readonly Table2x2[]): CmhSums {
  const sums = { S: 0, E: 0, V: 0, deviation: 0 };
  for (const table of strata) {
    const { a, b, c, d } = table;
    const count = countOf(table);
    const n = a + b + c + d;
    const expected = ((a + b) / n) * (a + c);
    sums.S += count * a;
    sums.E += count * expected;
    // (ad - bc)/n, which is a - E, without subtracting large numbers.
    sums.deviation += count * ((a / n) * d - (b / n) * c);
    sums.V += count * ((a + b) / n) * ((c + d) / n) * ((a + c) / (n - 1)) * (b + d);
  }
  return sums;
}
