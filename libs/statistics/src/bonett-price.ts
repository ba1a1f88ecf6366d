import { requireAtLeast, requireCount } from './arguments.js';
import { zOfLevel } from './distributions.js';
import { around, clip, DEFAULT_LEVEL, type Interval } from './interval.js';
import type { DifferenceEstimate } from './newcombe.js';

/** Difference of two paired proportions. */
export interface PairedDifference extends DifferenceEstimate {
  /** Bonett-Price interval, within -1 to 1. */
  readonly interval: Interval;
  /** Wald interval, for comparison only: of no width when no pair is discordant, and not kept within -1 to 1. */
  readonly wald: Interval;
  readonly waldSe: number;
}

/**
 * Difference of two paired proportions, (onlyA - onlyB) / n, with the adjusted Wald interval of Bonett and Price
 * (2012): p12 = (onlyA+1)/(n+2), p21 = (onlyB+1)/(n+2), d = p12 - p21, d +- z sqrt((p12 + p21 - d²)/(n+2)). Its width
 * is never 0. `wald` is d +- z sqrt(onlyA + onlyB - (onlyA-onlyB)²/n)/n.
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
  const difference = (onlyA - onlyB) / n;
  const waldSe = Math.sqrt(Math.max(0, onlyA + onlyB - (onlyA - onlyB) * difference)) / n;
  return {
    difference,
    interval: clip(adjustedWald(onlyA, onlyB, n, z), -1, 1),
    wald: around(difference, z * waldSe),
    waldSe,
  };
}

function adjustedWald(onlyA: number, onlyB: number, n: number, z: number): Interval {
  const p12 = (onlyA + 1) / (n + 2);
  const p21 = (onlyB + 1) / (n + 2);
  const d = p12 - p21;
  return around(d, z * Math.sqrt((p12 + p21 - d * d) / (n + 2)));
}
