import gammaln from '@stdlib/math-base-special-gammaln';
import {
  requireAtLeast,
  requireFinite,
  requireInnerFraction,
  requirePositive,
} from './arguments.js';
import { normalLower, tOfLevel } from './distributions.js';
import { clampProbability } from './interval.js';
import type { PlanRates } from './two-proportions.js';

/** Steps of the integration; the integrand is smooth, so that these give ten digits, with two questions eight. */
const STEPS = 2000;

/** A plan of differences per question. */
export interface PairedTPlan {
  /** Questions, at least 2. */
  readonly n: number;
  /** Standard deviation of the differences per question, above 0. */
  readonly sd: number;
  /** @default 0.05 */
  readonly alpha?: number;
}

/**
 * Power of the two-sided paired t test against a true mean difference: tails of the non-central t distribution with n -
 * 1 degrees of freedom and non-centrality difference sqrt(n) / sd, by integrating the normal over the chi distribution
 * (Simpson's rule). Both tails count, unlike R's power.t.test in its default (strict = FALSE).
 * @throws RangeError unless n is whole and at least 2, sd above 0, the difference finite, 0 < alpha < 1.
 */
export function pairedTPower(difference: number, { n, sd, alpha = 0.05 }: PairedTPlan): number {
  requireFinite('difference', difference);
  requireAtLeast('n', n, 2);
  requirePositive('sd', sd);
  requireInnerFraction('alpha', alpha);
  const df = n - 1;
  const critical = tOfLevel(1 - alpha, df);
  const shift = (difference * Math.sqrt(n)) / sd;
  return clampProbability(
    overChi(df, (u) => normalLower(shift - critical * u) + normalLower(-shift - critical * u)),
  );
}

/**
 * Smallest mean difference that the paired t test finds with the wanted power, by bisection to eight digits. It is not
 * capped at 1: a value above that cannot be found with rates.
 * @throws RangeError unless n is whole and at least 2, sd above 0, alpha < power < 1.
 */
export function pairedTDetectableDifference(plan: PairedTPlan & Pick<PlanRates, 'power'>): number {
  const { power = 0.8, alpha = 0.05 } = plan;
  requireInnerFraction('power', power);
  if (!(power > alpha)) throw new RangeError(`power must be above alpha (${alpha}), not ${power}`);
  let [low, high] = [0, plan.sd];
  while (pairedTPower(high, plan) < power) [low, high] = [high, 2 * high];
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2;
    if (pairedTPower(middle, plan) < power) low = middle;
    else high = middle;
  }
  return high;
}

/** Mean of a function of U = sqrt(chi-squared / df), which lies near 1. */
function overChi(df: number, value: (u: number) => number): number {
  const half = 9 / Math.sqrt(2 * df);
  const from = Math.max(0, 1 - half);
  const step = (1 + Math.max(half, 1) - from) / STEPS;
  const logScale = Math.LN2 + (df / 2) * Math.log(df / 2) - gammaln(df / 2);
  let sum = 0;
  for (let i = 0; i <= STEPS; i += 1) {
    const u = from + i * step;
    const density = Math.exp(logScale + (df - 1) * logOrZero(u, df) - (df * u * u) / 2);
    const weight = i === 0 || i === STEPS ? 1 : 2 + 2 * (i % 2);
    sum += weight * density * value(u);
  }
  return (sum * step) / 3;
}

/** ln u; with one degree of freedom the factor u^0 is 1 at u = 0 too, where 0 times -Infinity would be NaN. */
function logOrZero(u: number, df: number): number {
  return df === 1 ? 0 : Math.log(u);
}
