import { chiSquareUpperTail } from '../distributions/distributions.js';

/** A chi-squared test. */
export interface ChiSquaredTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** The test with this statistic. Without degrees of freedom there is nothing to compare: statistic 0, p 1. */
export function chiSquaredTest(statistic: number, df: number): ChiSquaredTest {
  if (df < 1) return { statistic: 0, df: 0, p: 1 };
  return { statistic, df, p: chiSquareUpperTail(statistic, df) };
}
