import { zOfLevel } from '../distributions/distributions.js';
import type { Interval } from '../interval.js';

/** Wilson's interval at a rate and a number of answers that need not be whole. */
export function wilsonAt(rate: number, n: number, level: number): Interval {
  const z = zOfLevel(level);
  const scale = 1 + (z * z) / n;
  const centre = (rate + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))) / scale;
  return {
    low: rate === 0 ? 0 : Math.max(0, centre - half),
    high: rate === 1 ? 1 : Math.min(1, centre + half),
  };
}
