import { zOfLevel } from '../distributions/distributions.js';
import { around, clip, type Interval } from '../interval.js';
import { countOf, type Table2x2 } from '../tables/two-by-two.js';

/** Risk difference common to all strata. */
interface RiskDifferenceEstimate {
  readonly riskDifference: number | null;
  readonly riskDifferenceSe: number | null;
  readonly riskDifferenceInterval: Interval | null;
}

/**
 * Mantel-Haenszel risk difference sum w(a/nA - c/nB) / sum w, w = nA nB / n, with the variance of Greenland and Robins
 * (1985), sum[(a b nB³ + c d nA³) / (nA nB n²)] / (sum w)². Null without a stratum; the interval is null where the
 * variance is 0. Every stratum must have both arms.
 */
export function riskDifferenceEstimate(
  strata: readonly Table2x2[],
  level: number,
): RiskDifferenceEstimate {
  const z = zOfLevel(level);
  let [weights, differences, spread] = [0, 0, 0];
  for (const table of strata) {
    const { a, b, c, d } = table;
    const [count, nA, nB] = [countOf(table), a + b, c + d];
    const n = nA + nB;
    weights += count * nA * (nB / n);
    differences += count * ((a / n) * nB - (c / n) * nA);
    spread += count * (a * b * (nB / n / n) * (nB / nA) + c * d * (nA / n / n) * (nA / nB));
  }
  if (weights === 0) {
    return { riskDifference: null, riskDifferenceSe: null, riskDifferenceInterval: null };
  }
  const riskDifference = differences / weights;
  const riskDifferenceSe = Math.sqrt(spread) / weights;
  const interval = clip(around(riskDifference, z * riskDifferenceSe), -1, 1);
  return {
    riskDifference,
    riskDifferenceSe,
    riskDifferenceInterval: riskDifferenceSe === 0 ? null : interval,
  };
}
