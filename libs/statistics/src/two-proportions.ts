import {
  requireFraction,
  requireInnerFraction,
  requireProportion,
  type Proportion,
} from './arguments.js';
import { normalPoint, normalTwoSided } from './distributions.js';

/**
 * z test of two independent proportions with pooled variance. A helper for what is independent; answers to the same
 * questions are not, and pooling them over questions is the classic mistake. Without variance (no event at all, or
 * nothing else) z is 0 and p 1.
 * @throws RangeError unless 0 <= x <= n, n >= 1, whole.
 */
export function twoProportionZ(
  a: Proportion,
  b: Proportion,
): { readonly z: number; readonly p: number } {
  requireProportion('a', a);
  requireProportion('b', b);
  const pooled = (a.x + b.x) / (a.n + b.n);
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
  const z = se === 0 ? 0 : (a.x / a.n - b.x / b.n) / se;
  return { z, p: normalTwoSided(z) };
}

/** Error rates of a plan. */
export interface PlanRates {
  /** Two-sided error of the first kind. @default 0.05 */
  readonly alpha?: number;
  /** Chance of finding what is there. @default 0.8 */
  readonly power?: number;
}

/**
 * Questions for each region to tell two independent rates apart (Fleiss, Levin and Paik 2003, without continuity
 * correction): (z_(alpha/2) sqrt(2 m (1-m)) + z_power sqrt(p1(1-p1) + p2(1-p2)))² / (p1-p2)², m their mean, rounded up.
 * 50 against 25 % takes 58, 20 against 10 % 199. An upper guide: the same questions in both regions need fewer the more
 * alike the answers are.
 * @throws RangeError for rates outside 0 to 1 or equal to each other; alpha or power outside 0 to 1.
 */
export function sampleSizeTwoProportions(
  p1: number,
  p2: number,
  { alpha = 0.05, power = 0.8 }: PlanRates = {},
): number {
  requireFraction('p1', p1);
  requireFraction('p2', p2);
  requireInnerFraction('alpha', alpha);
  requireInnerFraction('power', power);
  if (p1 === p2) throw new RangeError(`p1 and p2 must differ, not both be ${p1}`);
  const mean = (p1 + p2) / 2;
  const significance = -normalPoint(alpha / 2) * Math.sqrt(2 * mean * (1 - mean));
  const detection = normalPoint(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  // A wanted power below alpha leaves nothing to detect.
  return Math.max(1, Math.ceil((Math.max(0, significance + detection) / (p1 - p2)) ** 2));
}
