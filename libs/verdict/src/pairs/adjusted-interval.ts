import { zOfLevel, around, clip, type Interval } from '@beacon/statistics';
import type { PairRow } from '../data/pair-rows.js';
import { momentsOf } from '../data/pair-rows.js';

/**
 * Interval of a mean difference by question whose width is never 0: two questions are added, one with the difference 1 and one
 * with -1, and a Wald interval is taken. With one repeat it is Bonett and Price's (2012): d = sum d_q/(n+2),
 * d +- z sqrt((sum d_q² + 2)/(n+2) - d²)/sqrt(n+2).
 *
 * It keeps small or uniform data honest: eight questions that all agree do not prove that the ninth will.
 */
export function adjustedInterval(rows: readonly PairRow[], level: number): Interval {
  return clip(around(adjusted(rows).mean, zOfLevel(level) * adjusted(rows).se), -1, 1);
}

/** Standard error of {@link adjustedInterval}. */
export function adjustedSe(rows: readonly PairRow[]): number {
  return adjusted(rows).se;
}

function adjusted(rows: readonly PairRow[]): { mean: number; se: number } {
  const { questions, mean, squares } = momentsOf(rows);
  const n = questions + 2;
  const shrunk = (mean * questions) / n;
  return { mean: shrunk, se: Math.sqrt(Math.max(0, (squares + 2) / n - shrunk * shrunk) / n) };
}
