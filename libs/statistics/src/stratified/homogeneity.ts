import { chiSquaredTest, type ChiSquaredTest } from '../tables/chi-squared-test.js';
import { commonOddsCell } from '../tables/common-odds-cell.js';
import { DEFAULT_LEVEL } from '../interval.js';
import { oddsRatioEstimate } from './mantel-haenszel-odds-ratio.js';
import { countOf, isInformative, requireTables, type Table2x2 } from '../tables/two-by-two.js';

/**
 * Breslow-Day test (1980) that strata share one odds ratio: sum (a - A)² / Var(a), A the cell expected under the
 * Mantel-Haenszel odds ratio with the margins of the stratum, 1/Var = 1/A + 1/B + 1/C + 1/D; chi-squared with
 * informative strata less one degrees of freedom. Strata with an empty
 * margin are left out. Fewer than two informative ones: statistic 0, df 0, p 1. An odds ratio of 0 or Infinity fits
 * every stratum: statistic 0, p 1.
 * @throws RangeError for a cell or count that is not a whole number of at least 0.
 */
export function breslowDay(strata: readonly Table2x2[]): ChiSquaredTest {
  requireTables('strata', strata);
  const { informative, df } = informativeStrata(strata);
  if (df < 1) return chiSquaredTest(0, 0);
  const { oddsRatio } = oddsRatioEstimate(informative, DEFAULT_LEVEL);
  if (oddsRatio === null || oddsRatio === 0 || oddsRatio === Infinity) {
    return chiSquaredTest(0, df);
  }
  const statistic = informative.reduce((sum, table) => {
    const { deviation, variance } = deviationUnder(oddsRatio, table);
    return sum + (countOf(table) * deviation * deviation) / variance;
  }, 0);
  return chiSquaredTest(statistic, df);
}

function deviationUnder(
  oddsRatio: number,
  { a, b, c, d }: Table2x2,
): { readonly deviation: number; readonly variance: number } {
  const expected = commonOddsCell(a + b, a + c, d - a, oddsRatio);
  const cells = [expected, a + b - expected, a + c - expected, d - a + expected];
  const precision = cells.reduce((sum, cell) => sum + 1 / cell, 0);
  return { deviation: a - expected, variance: 1 / precision };
}

function informativeStrata(strata: readonly Table2x2[]): {
  readonly informative: readonly Table2x2[];
  readonly df: number;
} {
  const informative = strata.filter((table) => isInformative(table) && countOf(table) > 0);
  const total = informative.reduce((sum, table) => sum + countOf(table), 0);
  return { informative, df: total - 1 };
}
