import {
  seededWords,
  alikeOf,
  labellingsOf,
  nextArrangement,
  shuffleLabels,
} from '@beacon/statistics';
import type { PermutationTest } from './comparison.js';

/** Distances between answers, symmetric, and the region of each as a number from 0 on, ascending. */
export interface Spread {
  readonly distances: readonly (readonly number[])[];
  readonly labels: readonly number[];
}

/** Up to so many labellings all are looked at, else so many are drawn. */
const EXACT_LABELLINGS = 5_000;
const DRAWS = 1_999;

/** Sums of the same distances in another order can differ in their last digits. */
const TOLERANCE = 1e-12;

/**
 * Whether answers of one region are nearer to each other than shuffled labels would have it. The statistic is the mean distance
 * between regions minus that within them. The sum over all pairs and the numbers of pairs are fixed, so it is large exactly
 * where the sum within regions is small, and that sum is what is compared. Null when even the most telling labelling could not
 * give p <= .05: with two regions that takes four repeats in each.
 *
 * Random draws count the observed labelling as one of them, (1 + r) / (1 + draws) (Phipson and Smyth 2010): never 0.
 *
 * @throws RangeError unless the seed is a whole number from 0 to 2^32 - 1.
 */
export function permutationTest(spread: Spread, seed: number): PermutationTest | null {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new RangeError(`seed is ${seed}, must be a whole number from 0 to 4294967295.`);
  }
  const labellings = labellingsOf(spread.labels);
  if (alikeOf(spread.labels) / labellings > 0.05) return null;
  const observed = withinSum(spread.distances, spread.labels);
  const limit = observed + TOLERANCE * Math.max(1, Math.abs(observed));
  const isAsTelling = (labels: readonly number[]) => withinSum(spread.distances, labels) <= limit;
  return labellings <= EXACT_LABELLINGS
    ? exactly(spread.labels, isAsTelling)
    : byDraws(spread.labels, seed, isAsTelling);
}

type Test = (labels: readonly number[]) => boolean;

function exactly(labels: readonly number[], isAsTelling: Test): PermutationTest {
  const current = [...labels];
  let all = 0;
  let telling = 0;
  do {
    all += 1;
    if (isAsTelling(current)) telling += 1;
  } while (nextArrangement(current));
  return { p: telling / all, method: 'exact', labellings: all, seed: null };
}

function byDraws(labels: readonly number[], seed: number, isAsTelling: Test): PermutationTest {
  const words = seededWords(seed);
  const current = [...labels];
  let telling = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    shuffleLabels(current, words);
    if (isAsTelling(current)) telling += 1;
  }
  return { p: (1 + telling) / (1 + DRAWS), method: 'monte_carlo', labellings: DRAWS, seed };
}

function withinSum(distances: readonly (readonly number[])[], labels: readonly number[]): number {
  let sum = 0;
  for (const [i, row] of distances.entries()) {
    for (let j = 0; j < i; j += 1) {
      if (labels[i] === labels[j]) sum += row[j] ?? 0;
    }
  }
  return sum;
}
