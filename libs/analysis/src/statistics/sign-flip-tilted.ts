import type { SignedSteps } from './counted-difference.js';
import { clampProbability } from './interval.js';
import { logBinomialProbability } from './saddle-point.js';

/**
 * Tail of a sum of many random signs, exact to about 12 digits however small it is.
 *
 * Adding up the fair distribution over its whole range costs the square of the number of questions, and cutting its far
 * ends off would lose just the tail that is asked for. So signs are drawn in thought from biased coins (exponential tilting, Esscher 1932), with
 * the bias theta that makes the observed sum the expected one: chances p(t) = p_theta(t) M(theta) exp(-theta t), with M(theta) =
 * product of cosh(theta size). Then everything that counts lies within some standard deviations of the observed sum, and
 * what is beyond nine of them is cut off without harm.
 */
export function tiltedTail(steps: readonly SignedSteps[], observed: number): number {
  const reach = steps.reduce((sum, { size, plus, minus }) => sum + size * (plus + minus), 0);
  const questions = steps.reduce((sum, { plus, minus }) => sum + plus + minus, 0);
  if (observed >= reach) return 2 ** (1 - questions);
  const theta = tiltFor(steps, observed);
  let sums: Sums = { offset: 0, mass: Float64Array.of(1) };
  for (const step of steps) sums = addQuestions(sums, step, theta);
  let tail = 0;
  for (const [index, mass] of sums.mass.entries()) {
    const excess = 2 * (sums.offset + index) - reach - observed;
    if (excess >= 0) tail += mass * Math.exp(-theta * excess);
  }
  return clampProbability(2 * tail * Math.exp(logMoment(steps, theta) - theta * observed));
}

/** Multiply-and-add steps that {@link tiltedTail} takes at most. */
export function tiltedWork(steps: readonly SignedSteps[]): number {
  let width = 1;
  let work = 0;
  for (const { size, plus, minus } of steps) {
    const choices = Math.min(plus + minus, 2 * halfWindow(Math.sqrt(plus + minus) / 2)) + 1;
    work += width * choices;
    width += size * choices;
  }
  return work;
}

/** Chances of the sums of the positive parts, from `offset` upwards. */
interface Sums {
  readonly offset: number;
  readonly mass: Float64Array;
}

function addQuestions(sums: Sums, { size, plus, minus }: SignedSteps, theta: number): Sums {
  const questions = plus + minus;
  // Both chances by formula: one minus the other has no digits left when theta is large.
  const positive = 1 / (1 + Math.exp(-2 * theta * size));
  const negative = 1 / (1 + Math.exp(2 * theta * size));
  const centre = questions * positive;
  const half = halfWindow(Math.sqrt(questions * positive * negative));
  const first = Math.max(0, Math.floor(centre - half));
  const last = Math.min(questions, Math.ceil(centre + half));
  const mass = new Float64Array(sums.mass.length + size * (last - first));
  for (let k = first; k <= last; k += 1) {
    const weight = Math.exp(logBinomialProbability(k, questions, positive, negative));
    const shift = size * (k - first);
    for (let index = 0; index < sums.mass.length; index += 1) {
      mass[index + shift] = (mass[index + shift] ?? 0) + (sums.mass[index] ?? 0) * weight;
    }
  }
  return { offset: sums.offset + size * first, mass };
}

/** Nine standard deviations, and a margin for skewed tails of few events: less than 1e-18 lies beyond. */
function halfWindow(deviation: number): number {
  return Math.ceil(9 * deviation + 40);
}

/** The theta at which the expected sum, sum of size n tanh(theta size), is the observed one; by bisection. */
function tiltFor(steps: readonly SignedSteps[], observed: number): number {
  const expected = (theta: number): number =>
    steps.reduce(
      (sum, { size, plus, minus }) => sum + size * (plus + minus) * Math.tanh(theta * size),
      0,
    );
  let low = 0;
  let high = 20 / Math.min(...steps.map(({ size }) => size));
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (expected(middle) < observed) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** ln of the product of cosh(theta size), without overflow. */
function logMoment(steps: readonly SignedSteps[], theta: number): number {
  return steps.reduce((sum, { size, plus, minus }) => {
    const x = theta * size;
    return sum + (plus + minus) * (x + Math.log1p(Math.exp(-2 * x)) - Math.LN2);
  }, 0);
}
