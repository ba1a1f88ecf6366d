import type { SignedSteps } from './counted-difference.js';
import { fairBinomialTail } from '../distributions/fair-binomial.js';
import { enumeratedTail } from './sign-flip-enumerated.js';
import { tiltedTail, tiltedWork } from './sign-flip-tilted.js';

/** Additions that are spent on counting sign choices, a hundredth of a second. */
const WORK_LIMIT = 20_000_000;
/** Factors of a Fourier series that are spent on one p-value, less than a tenth of a second. */
const FACTORS_LIMIT = 5_000_000;
/** Sums of each half of the questions that are listed without trying another way, a few thousandths of a second. */
const FEW_SUMS = 2 ** 13;
/** Sums of each half that are listed where no other way is left; 30 questions of different size are not too many. */
const MANY_SUMS = 2 ** 15;
/** Most questions whose sign choices are counted: 2^1000 still fits a double. */
const COUNTED_LIMIT = 1000;

/**
 * Exact chance that sum of +-size over all questions, signs by a fair coin each, is as far from 0 as observed; null
 * when no way is cheap enough. The way is chosen by the sizes: one size is a binomial; few questions are counted over
 * all sums, or their sums are listed; many questions take a Fourier series.
 */
export function exactSignFlip(steps: readonly SignedSteps[], whole: boolean): number | null {
  const observed = Math.abs(signedSum(steps));
  const [only] = steps;
  if (only === undefined || observed === 0) return 1;
  if (steps.length === 1) return binomialP(only);
  const questions = questionsIn(steps);
  const reach = reachOf(steps);
  if (whole && questions <= COUNTED_LIMIT && questions * reach <= WORK_LIMIT) {
    return countedP(steps, (reach + observed) / 2);
  }
  const far = { observed, tolerance: whole ? 0 : 1e-9 * reach };
  const few = enumeratedTail(steps, far, FEW_SUMS);
  if (few !== null) return few;
  if (whole && tiltedWork(steps, observed) <= FACTORS_LIMIT) return tiltedTail(steps, observed);
  return enumeratedTail(steps, far, MANY_SUMS);
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
  return Math.min(1, 2 * fairBinomialTail(Math.min(plus, minus), plus + minus).lower);
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
