import type { SignedSteps } from './counted-difference.js';
import { halfBinomialTail } from './half-binomial.js';
import { tiltedTail, tiltedWork } from './sign-flip-tilted.js';

/** Additions that are spent on one exact p-value, some tenths of a second. */
const WORK_LIMIT = 2e8;
/** Points of a Fourier series that are spent on one, about as long. */
const POINTS_LIMIT = 5_000_000;
/** Combinations that are listed one by one when sums fall on no common lattice, about 2^21. */
const LISTED_LIMIT = 2 ** 21;
/** Largest sum up to which sign choices are counted: 8 MB of counters. */
const REACH_LIMIT = 1_000_000;
/** Most questions whose sign choices are counted: 2^1000 still fits a double. */
const COUNTED_LIMIT = 1000;

/**
 * Exact chance that sum of +-size over all questions, signs by a fair coin each, is as far from 0 as observed; null
 * when no way is cheap enough. The way is chosen by the sizes: one size is a binomial; few questions are counted over
 * all sums; many by a Fourier series; sizes without a common unit by listing.
 */
export function exactSignFlip(steps: readonly SignedSteps[], whole: boolean): number | null {
  const observed = Math.abs(signedSum(steps));
  const [only] = steps;
  if (only === undefined || observed === 0) return 1;
  if (steps.length === 1) return binomialP(only);
  const questions = questionsIn(steps);
  const reach = reachOf(steps);
  const countable = whole && questions <= COUNTED_LIMIT && reach <= REACH_LIMIT;
  if (countable && questions * reach <= WORK_LIMIT) {
    return countedP(steps, (reach + observed) / 2);
  }
  if (whole && tiltedWork(steps, observed) <= POINTS_LIMIT) return tiltedTail(steps, observed);
  if (combinations(steps) <= LISTED_LIMIT)
    return listedP(steps, observed, whole ? 0 : 1e-9 * reach);
  return null;
}

/** Sum of all differences. */
export function signedSum(steps: readonly SignedSteps[]): number {
  return steps.reduce((sum, { size, plus, minus }) => sum + size * (plus - minus), 0);
}

/** The largest sum that any signs can give. */
export function reachOf(steps: readonly SignedSteps[]): number {
  return steps.reduce((sum, { size, plus, minus }) => sum + size * (plus + minus), 0);
}

function questionsIn(steps: readonly SignedSteps[]): number {
  return steps.reduce((sum, { plus, minus }) => sum + plus + minus, 0);
}

function binomialP({ plus, minus }: SignedSteps): number {
  return Math.min(1, 2 * halfBinomialTail(Math.min(plus, minus), plus + minus).lower);
}

/** Counts sign choices by the sum of their positive part; the extreme ones have at least `least` there. */
function countedP(steps: readonly SignedSteps[], least: number): number {
  const choices = new Float64Array(reachOf(steps) + 1);
  choices[0] = 1;
  let reached = 0;
  for (const { size, plus, minus } of steps) {
    for (let question = 0; question < plus + minus; question += 1) {
      reached += size;
      for (let sum = reached; sum >= size; sum -= 1) {
        choices[sum] = (choices[sum] ?? 0) + (choices[sum - size] ?? 0);
      }
    }
  }
  let extreme = 0;
  for (let sum = reached; sum >= least; sum -= 1) extreme += choices[sum] ?? 0;
  return Math.min(1, 2 * extreme * 2 ** -questionsIn(steps));
}

function combinations(steps: readonly SignedSteps[]): number {
  return steps.reduce((product, { plus, minus }) => product * (plus + minus + 1), 1);
}

/** Lists how many of each size are positive, each list weighted by the sign choices behind it. */
function listedP(steps: readonly SignedSteps[], observed: number, tolerance: number): number {
  const extremeFrom = (index: number, sum: number): number => {
    const step = steps[index];
    if (step === undefined) return Math.abs(sum) >= observed - tolerance ? 1 : 0;
    const questions = step.plus + step.minus;
    let weight = 2 ** -questions;
    let total = 0;
    for (let positive = 0; positive <= questions; positive += 1) {
      total += weight * extremeFrom(index + 1, sum + step.size * (2 * positive - questions));
      weight *= (questions - positive) / (positive + 1);
    }
    return total;
  };
  return Math.min(1, extremeFrom(0, 0));
}
