import type { SignedSteps } from './counted-difference.js';
import { clampProbability } from '../interval.js';

/** Sums that some questions can give, in ascending order, and the chance of each. */
interface EnumeratedSums {
  readonly sums: Float64Array;
  readonly chances: Float64Array;
}

/**
 * Tail of a sum of random signs whose sizes share no unit of workable size: the sums of either half of the questions are
 * listed, and every sum of the one is set against the tail of the other (Horowitz and Sahni 1974), which takes the square
 * root of the steps that listing all choices would take. Null when a half has more sums than `limit`.
 * @param far sums count as far out when they miss `observed` by no more than `tolerance`: fractions round.
 */
export function enumeratedTail(
  steps: readonly SignedSteps[],
  far: { readonly observed: number; readonly tolerance: number },
  limit: number,
): number | null {
  const halves = halve(steps);
  if (halves.some((half) => combinations(half) > limit)) return null;
  const [one, other] = [sumsOf(halves[0]), sumsOf(halves[1])];
  const least = far.observed - far.tolerance;
  let next = other.sums.length - 1;
  let beyond = 0;
  let tail = 0;
  for (const [index, sum] of one.sums.entries()) {
    for (; next >= 0 && sum + (other.sums[next] ?? 0) >= least; next -= 1) {
      beyond += other.chances[next] ?? 0;
    }
    tail += beyond * (one.chances[index] ?? 0);
  }
  return clampProbability(2 * tail);
}

/** Two parts with about as many sums each. */
function halve(steps: readonly SignedSteps[]): readonly [SignedSteps[], SignedSteps[]] {
  const halves: [SignedSteps[], SignedSteps[]] = [[], []];
  const falling = steps.toSorted((one, other) => combinations([other]) - combinations([one]));
  for (const step of falling) {
    halves[combinations(halves[0]) <= combinations(halves[1]) ? 0 : 1].push(step);
  }
  return halves;
}

function combinations(steps: readonly SignedSteps[]): number {
  return steps.reduce((product, { plus, minus }) => product * (plus + minus + 1), 1);
}

/** By how many of each size are positive, each number weighted by the sign choices behind it. */
function sumsOf(steps: readonly SignedSteps[]): EnumeratedSums {
  let listed: EnumeratedSums = { sums: Float64Array.of(0), chances: Float64Array.of(1) };
  for (const { size, plus, minus } of steps) {
    const questions = plus + minus;
    let chance = 2 ** -questions;
    let grown = shifted(listed, -size * questions, chance);
    for (let positive = 1; positive <= questions; positive += 1) {
      chance *= (questions - positive + 1) / positive;
      grown = merge(grown, shifted(listed, size * (2 * positive - questions), chance));
    }
    listed = grown;
  }
  return listed;
}

function shifted({ sums, chances }: EnumeratedSums, by: number, weight: number): EnumeratedSums {
  return { sums: sums.map((sum) => sum + by), chances: chances.map((chance) => chance * weight) };
}

/** Both lists as one; they stay in order without being sorted. */
function merge(one: EnumeratedSums, other: EnumeratedSums): EnumeratedSums {
  const length = one.sums.length + other.sums.length;
  const merged = { sums: new Float64Array(length), chances: new Float64Array(length) };
  let [i, j] = [0, 0];
  for (let at = 0; at < length; at += 1) {
    const fromOne = (one.sums[i] ?? Infinity) <= (other.sums[j] ?? Infinity);
    merged.sums[at] = (fromOne ? one.sums[i] : other.sums[j]) ?? 0;
    merged.chances[at] = (fromOne ? one.chances[i] : other.chances[j]) ?? 0;
    if (fromOne) i += 1;
    else j += 1;
  }
  return merged;
}
