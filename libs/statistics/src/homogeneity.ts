import { chiSquaredTest, type ChiSquaredTest } from './chi-squared-test.js';
import { commonOddsCell } from './common-odds-cell.js';
import { chiSquareUpperTail } from './distributions.js';
import { DEFAULT_LEVEL } from './interval.js';
import { oddsRatioEstimate } from './mantel-haenszel-odds-ratio.js';
import { countOf, isInformative, requireTables, type Table2x2 } from './two-by-two.js';

/** Breslow-Day test with Tarone's adjustment of it. */
export interface BreslowDayTest extends ChiSquaredTest {
  readonly taroneStatistic: number;
  readonly taroneP: number;
}

/**
 * Woolf's test (1955) that strata share one odds ratio, with 0.5 added to every cell (Haldane 1956) as in the example
 * of R's mantelhaen.test: sum w (ln OR - weighted mean)², w = 1 / (1/a + 1/b + 1/c + 1/d), chi-squared with informative
 * strata less one degrees of freedom. Strata with an empty margin say nothing on the odds ratio and are left out. Fewer
 * than two informative strata: statistic 0, df 0, p 1. The approximation wants some five of each cell per stratum: with
 * a handful of repeats per question read it as a hint only.
 * @throws RangeError for a cell or count that is not a whole number of at least 0.
 */
export function woolfHomogeneity(strata: readonly Table2x2[]): ChiSquaredTest {
  requireTables('strata', strata);
  const { informative, df } = informativeStrata(strata);
  if (df < 1) return chiSquaredTest(0, 0);
  const logs = informative.map((table) => {
    const [a, b, c, d] = [table.a + 0.5, table.b + 0.5, table.c + 0.5, table.d + 0.5];
    const weight = countOf(table) / (1 / a + 1 / b + 1 / c + 1 / d);
    return { log: Math.log(a) - Math.log(b) - Math.log(c) + Math.log(d), weight };
  });
  const weights = logs.reduce((sum, { weight }) => sum + weight, 0);
  const mean = logs.reduce((sum, { log, weight }) => sum + weight * log, 0) / weights;
  const statistic = logs.reduce((sum, { log, weight }) => sum + weight * (log - mean) ** 2, 0);
  return chiSquaredTest(statistic, df);
}

/**
 * Breslow-Day test (1980) that strata share one odds ratio: sum (a - A)² / Var(a), A the cell expected under the
 * Mantel-Haenszel odds ratio with the margins of the stratum, 1/Var = 1/A + 1/B + 1/C + 1/D; chi-squared with
 * informative strata less one degrees of freedom. Tarone (1985): less (sum(a - A))² / sum Var. Strata with an empty
 * margin are left out. Fewer than two informative ones: statistic 0, df 0, p 1. An odds ratio of 0 or Infinity fits
 * every stratum: statistic 0, p 1.
 * @throws RangeError for a cell or count that is not a whole number of at least 0.
 */
export function breslowDay(strata: readonly Table2x2[]): BreslowDayTest {
  requireTables('strata', strata);
  const { informative, df } = informativeStrata(strata);
  if (df < 1) return { ...chiSquaredTest(0, 0), taroneStatistic: 0, taroneP: 1 };
  const { oddsRatio } = oddsRatioEstimate(informative, DEFAULT_LEVEL);
  if (oddsRatio === null || oddsRatio === 0 || oddsRatio === Infinity) {
    return { statistic: 0, df, p: 1, taroneStatistic: 0, taroneP: 1 };
  }
  const sums = { statistic: 0, deviation: 0, variance: 0 };
  for (const table of informative) {
    const { deviation, variance } = deviationUnder(oddsRatio, table);
    sums.statistic += (countOf(table) * deviation * deviation) / variance;
    sums.deviation += countOf(table) * deviation;
    sums.variance += countOf(table) * variance;
  }
  const { statistic } = sums;
  const taroneStatistic = Math.max(
    0,
    statistic - (sums.deviation * sums.deviation) / sums.variance,
  );
  return {
    ...chiSquaredTest(statistic, df),
    taroneStatistic,
    taroneP: chiSquareUpperTail(taroneStatistic, df),
  };
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
