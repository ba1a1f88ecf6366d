import { requireAtLeast, requireFraction, requireInnerFraction } from './arguments.js';
import { binomialLower, binomialUpper } from './binomial-tail.js';
import { clampProbability } from './interval.js';
import { logBinomialProbability } from './saddle-point.js';
import type { PlanRates } from './two-proportions.js';

/** A p of exactly alpha must not be missed for the last digit. */
const ROUNDING = 1 + 1e-9;

/** What a question can do in a plan of paired single answers. */
export interface DiscordantChances {
  /** Chance that a question has the event in A only. */
  readonly onlyA: number;
  /** Chance that a question has the event in B only. */
  readonly onlyB: number;
}

/**
 * Unconditional power of exact McNemar: chance that n questions give p <= alpha, over the number d of discordant
 * questions, binomial with onlyA + onlyB, and those in A among them (Duffy 1984). Either direction counts. Exact up to
 * rounding; d beyond nine standard deviations is left out.
 * @throws RangeError unless n is whole and at least 1, chances lie in 0 to 1 and add up to at most 1, 0 < alpha < 1.
 */
export function mcNemarPower(n: number, { onlyA, onlyB }: DiscordantChances, alpha = 0.05): number {
  requireAtLeast('n', n, 1);
  requireFraction('onlyA', onlyA);
  requireFraction('onlyB', onlyB);
  requireFraction('onlyA + onlyB', clampRounding(onlyA + onlyB));
  requireInnerFraction('alpha', alpha);
  return powerWith(n, { onlyA, onlyB }, criticalCounts(alpha));
}

/** A plan of paired single answers. */
export interface McNemarPlan extends PlanRates {
  /**
   * Chance that a question has the event in the other region only, all the same: repeats that differ, noise. @default 0
   */
  readonly background?: number;
}

/**
 * Smallest difference of rates onlyA - onlyB that exact McNemar finds with the wanted power in n questions, when a
 * share `background` of questions is discordant the other way; to six digits, by bisection. Null when even the largest
 * possible difference is not found so often: too few questions.
 * @throws RangeError unless n is whole and at least 1, background lies in 0 to 1, alpha and power between.
 */
export function mcNemarDetectableDifference(n: number, plan: McNemarPlan = {}): number | null {
  const { background = 0, alpha = 0.05, power = 0.8 } = plan;
  requireAtLeast('n', n, 1);
  requireFraction('background', background);
  requireInnerFraction('alpha', alpha);
  requireInnerFraction('power', power);
  const critical = criticalCounts(alpha);
  const powerAt = (difference: number): number =>
    powerWith(n, { onlyA: background + difference, onlyB: background }, critical);
  let [low, high] = [0, 1 - 2 * background];
  if (high <= 0 || powerAt(high) < power) return null;
  while (high - low > 1e-7) {
    const middle = (low + high) / 2;
    if (powerAt(middle) < power) low = middle;
    else high = middle;
  }
  return high;
}

function powerWith(
  n: number,
  { onlyA, onlyB }: DiscordantChances,
  critical: (discordant: number) => number,
): number {
  const discordance = Math.min(1, onlyA + onlyB);
  if (discordance === 0) return 0;
  const share = Math.min(1, onlyA / discordance);
  const half = 9 * Math.sqrt(n * discordance * (1 - discordance)) + 40;
  const first = Math.max(1, Math.floor(n * discordance - half));
  const last = Math.min(n, Math.ceil(n * discordance + half));
  let power = 0;
  for (let d = first; d <= last; d += 1) {
    const c = critical(d);
    if (c < 0) continue;
    const rejected = binomialLower(c, d, share) + binomialUpper(d - c, d, share);
    power += rejected * Math.exp(logBinomialProbability(d, n, discordance));
  }
  return clampProbability(power);
}

/**
 * Most events on the rarer side with which d discordant questions still give p <= alpha; -1 when none do. Remembered: a
 * search asks again and again.
 */
function criticalCounts(alpha: number): (discordant: number) => number {
  const known = new Map<number, number>();
  const decisive = (count: number, d: number): boolean =>
    2 * binomialLower(count, d, 0.5) <= alpha * ROUNDING;
  const search = (d: number): number => {
    const before = known.get(d - 1);
    // One more discordant question moves the limit by one or not at all.
    if (before !== undefined) return decisive(before + 1, d) ? before + 1 : before;
    let [low, high] = [-1, Math.floor(d / 2)];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (decisive(middle, d)) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return (d) => {
    const found = known.get(d) ?? search(d);
    known.set(d, found);
    return found;
  };
}

function clampRounding(sum: number): number {
  return sum > 1 && sum < 1 + 1e-12 ? 1 : sum;
}
