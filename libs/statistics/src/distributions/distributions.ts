import gammainc from '@stdlib/math-base-special-gammainc';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import stdlibNormalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';
import { requireInnerFraction } from '../arguments.js';
import { clampProbability } from '../interval.js';

/**
 * Chance that a chi-squared variable is at least `statistic`. Taken from the upper incomplete gamma function, not as
 * one minus the lower tail, so that tiny values keep their digits. With no degrees of freedom: 1.
 */
export function chiSquareUpperTail(statistic: number, df: number): number {
  if (df === 0 || statistic <= 0) return 1;
  return clampProbability(gammainc(statistic / 2, df / 2, true, true));
}

/** Chance that a standard normal variable is at least |z| away from 0. */
export function normalTwoSided(z: number): number {
  return clampProbability(2 * normalCdf(-Math.abs(z), 0, 1));
}

/** Chance that a standard normal variable is at most `z`. */
export function normalLower(z: number): number {
  return normalCdf(z, 0, 1);
}

/** The z below which a standard normal variable falls with this chance. */
export function normalQuantile(probability: number): number {
  return stdlibNormalQuantile(probability, 0, 1);
}

/** The z of a two-sided interval: 1.96 for a level of 0.95. Throws RangeError for a level outside 0 to 1. */
export function zOfLevel(level: number): number {
  requireInnerFraction('level', level);
  return -stdlibNormalQuantile((1 - level) / 2, 0, 1);
}

/** Chance that Student's t with `df` degrees of freedom is at least |t| away from 0. */
export function tTwoSided(t: number, df: number): number {
  return clampProbability(2 * tCdf(-Math.abs(t), df));
}

/** Student's t of a two-sided interval. Throws RangeError for a level outside 0 to 1. */
export function tOfLevel(level: number, df: number): number {
  requireInnerFraction('level', level);
  return -tQuantileOf((1 - level) / 2, df);
}
