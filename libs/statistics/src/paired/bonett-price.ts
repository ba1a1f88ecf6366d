import { requireAtLeast, requireCount } from '../arguments.js';
import { zOfLevel } from '../distributions/distributions.js';
import { around, clip, DEFAULT_LEVEL, type Interval } from '../interval.js';

/** Difference of two paired proportions. */
interface PairedDifference {
  readonly difference: number;
  /** Bonett-Price interval, within -1 to 1. */
  readonly interval: Interval;
}

/**
 * Difference of two paired proportions, (onlyA - onlyB) / n, with the adjusted Wald interval of Bonett and Price
 * (2012): p12 = (onlyA+1)/(n+2), p21 = (onlyB+1)/(n+2), d = p12 - p21, d +- z sqrt((p12 + p21 - d²)/(n+2)). Its width
 * is never 0, which that of Wald's is where no pair is discordant.
 * @param onlyA pairs with the event in A only. @param onlyB pairs with the event in B only. @param n all pairs.
 * @throws RangeError unless the counts are whole, n >= 1, onlyA + onlyB <= n, 0 < level < 1.
 */
export function bonettPriceDifference(
  onlyA: number,
  onlyB: number,
  n: number,
  level = DEFAULT_LEVEL,
): PairedDifference {
  requireCount('onlyA', onlyA);
  requireCount('onlyB', onlyB);
  requireAtLeast('n', n, Math.max(1, onlyA + onlyB));
  const z = zOfLevel(level);
  return {
    difference: (onlyA - onlyB) / n,
    interval: clip(adjustedWald(onlyA, onlyB, n, z), -1, 1),
  };
}

function adjustedWald(onlyA: number, onlyB: number, n: number, z: number): Interval {
  const p12 = (onlyA + 1) / (n + 2);
  const p21 = (onlyB + 1) / (n + 2);
  const d = p12 - p21;
  return around(d, z * Math.sqrt((p12 + p21 - d * d) / (n + 2)));
}
