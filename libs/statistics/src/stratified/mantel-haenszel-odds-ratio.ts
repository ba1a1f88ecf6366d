import { zOfLevel } from '../distributions/distributions.js';
import type { Interval } from '../interval.js';
import { countOf, type Table2x2 } from '../tables/two-by-two.js';

/** Odds ratio common to all strata. */
interface OddsRatioEstimate {
  readonly oddsRatio: number | null;
  readonly oddsRatioInterval: Interval | null;
}

/**
 * Mantel-Haenszel odds ratio sum(ad/n) / sum(bc/n) (Mantel and Haenszel 1959), its interval from the variance of its
 * logarithm by Robins, Breslow and Greenland (1986): with P = (a+d)/n, Q = (b+c)/n, R = ad/n, S = bc/n it is sum PR /
 * 2(sum R)² + sum(PS+QR) / (2 sum R sum S) + sum QS / 2(sum S)². Strata with neither R nor S count for nothing. Null
 * for 0/0; from 0 to Infinity where the variance is not finite.
 */
export function oddsRatioEstimate(strata: readonly Table2x2[], level: number): OddsRatioEstimate {
  const z = zOfLevel(level);
  const { r, s, pr, mixed, qs } = oddsSums(strata);
  if (r === 0 && s === 0) return { oddsRatio: null, oddsRatioInterval: null };
  if (r === 0 || s === 0) {
    return { oddsRatio: r / s, oddsRatioInterval: { low: 0, high: Infinity } };
  }
  const half = z * Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s));
  const oddsRatio = r / s;
  return {
    oddsRatio,
    oddsRatioInterval: { low: oddsRatio * Math.exp(-half), high: oddsRatio * Math.exp(half) },
  };
}

/** Sums over strata of R, S, PR, PS + QR and QS. */
interface OddsSums {
  readonly r: number;
  readonly s: number;
  readonly pr: number;
  readonly mixed: number;
  readonly qs: number;
}

function oddsSums(strata: readonly Table2x2[]): OddsSums {
  const sums = { r: 0, s: 0, pr: 0, mixed: 0, qs: 0 };
  for (const table of strata) {
    const { a, b, c, d } = table;
    const n = a + b + c + d;
    const [p, q] = [(a + d) / n, (b + c) / n];
    const [r, s] = [(a / n) * d * countOf(table), (b / n) * c * countOf(table)];
    sums.r += r;
    sums.s += s;
    sums.pr += p * r;
    sums.mixed += p * s + q * r;
    sums.qs += q * s;
  }
  return sums;
}
