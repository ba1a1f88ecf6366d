import type { SignedSteps } from './counted-difference.js';
import { clampProbability } from '../interval.js';

/** A chance below e to this power counts as none: 1e-19 beside 1. */
const NEGLIGIBLE_LOG = -44;
/** So many fair coins damp nearly every point below that. */
const MANY_QUESTIONS = 100;

/**
 * Tail of a sum of many random signs, right to some 11 digits however small it is and however many questions there are.
 *
 * Signs are drawn in thought from biased coins (exponential tilting, Esscher 1932), with the bias theta that makes the
 * observed sum the expected one: p(t) = p_theta(t) M(theta) exp(-theta t), M(theta) the product of cosh(theta size). All
 * that counts then lies within some ten standard deviations of the observed sum, so that a Fourier series of little more
 * points than that gives the tail exactly: the characteristic function of the sum is a plain product over the sizes, and
 * the weighted sum over the tail a geometric series.
 */
export function tiltedTail(steps: readonly SignedSteps[], observed: number): number {
  const groups = groupsOf(steps, observed);
  if (groups === null) return 2 ** (1 - questionsIn(steps));
  const { theta, coins } = groups;
  const points = pointsFor(coins);
  const terms = points / 2;
  let sum = 0;
  for (let j = 0; j <= terms; j += 1) {
    const value = tailTerm(coins, (2 * Math.PI * j) / points, theta, terms);
    // The other half of the circle holds the conjugates.
    sum += j === 0 || j === terms ? value : 2 * value;
  }
  const scale = Math.exp(logMoment(steps, theta) - theta * observed);
  return clampProbability((2 * scale * sum) / points);
}

/**
 * Factors that {@link tiltedTail} multiplies, at most. With many questions all but a few points are told to be negligible by
 * the first factor; with some dozens hardly any is.
 */
export function tiltedWork(steps: readonly SignedSteps[], observed: number): number {
  const groups = groupsOf(steps, observed);
  if (groups === null) return 0;
  const factors = questionsIn(steps) > MANY_QUESTIONS ? 2 : groups.coins.length;
  return (pointsFor(groups.coins) / 2) * factors;
}

/** Questions of one size, each positive with the biased chance. */
interface Coins {
  readonly size: number;
  readonly questions: number;
  readonly positive: number;
  readonly negative: number;
}

/** Null when the observed sum is the largest possible: no bias short of certainty expects it. */
function groupsOf(
  steps: readonly SignedSteps[],
  observed: number,
): { readonly theta: number; readonly coins: readonly Coins[] } | null {
  const reach = steps.reduce((sum, { size, plus, minus }) => sum + size * (plus + minus), 0);
  if (observed >= reach) return null;
  const theta = tiltFor(steps, observed);
  const coins = steps.map(({ size, plus, minus }) => ({
    size,
    questions: plus + minus,
    // Both by formula: one minus the other has no digits left when theta is large.
    positive: 1 / (1 + Math.exp(-2 * theta * size)),
    negative: 1 / (1 + Math.exp(2 * theta * size)),
  }));
  // Those that damp the series most come first, so that a point that does not count is told by one of them.
  coins.sort((one, other) => weightOf(other) - weightOf(one));
  return { theta, coins };
}

function weightOf({ questions, positive, negative }: Coins): number {
  return questions * positive * negative;
}

function questionsIn(steps: readonly SignedSteps[]): number {
  return steps.reduce((sum, { plus, minus }) => sum + plus + minus, 0);
}

/**
 * Length of the series, even: twice the distance beyond which, by Bernstein's inequality, less than 1e-19 lies. A shorter
 * one would fold the far ends onto the tail.
 */
function pointsFor(coins: readonly Coins[]): number {
  const variance = coins.reduce(
    (sum, { size, questions, positive, negative }) =>
      sum + size * size * questions * positive * negative,
    0,
  );
  const largest = Math.max(...coins.map(({ size }) => size));
  const linear = (-NEGLIGIBLE_LOG * largest) / 3;
  const distance = linear + Math.sqrt(linear * linear - 2 * NEGLIGIBLE_LOG * variance);
  return 2 * Math.ceil(distance + 1);
}

/**
 * Real part of phi(w) times the geometric series of exp(-(2 theta + i w) v) over v = 0 to terms - 1, where phi is the
 * characteristic function of the positive part of the sum less the part observed.
 */
function tailTerm(coins: readonly Coins[], w: number, theta: number, terms: number): number {
  let logSize = 0;
  let angle = 0;
  for (const { size, questions, positive, negative } of coins) {
    const half = Math.sin((w * size) / 2);
    const lost = 4 * positive * negative * half * half;
    // At least as much is lost as the first term of the logarithm says: for most points that ends it.
    if (logSize - (questions / 2) * lost < NEGLIGIBLE_LOG) return 0;
    logSize += (questions / 2) * Math.log1p(-lost);
    angle += questions * angleOf(w * size, positive, negative);
  }
  return Math.exp(logSize) * turnedSeries(angle, w, theta, terms);
}

/** Argument of a biased coin's characteristic function about its mean: small, so that thousands of them add up without loss. */
function angleOf(turn: number, positive: number, negative: number): number {
  const [up, down] = [turn * negative, -turn * positive];
  return Math.atan2(
    positive * Math.sin(up) + negative * Math.sin(down),
    positive * Math.cos(up) + negative * Math.cos(down),
  );
}

/** Real part of exp(i angle) (1 - r^terms) / (1 - r), r = exp(-2 theta - i w). */
function turnedSeries(angle: number, w: number, theta: number, terms: number): number {
  const [decay, end] = [Math.exp(-2 * theta), Math.exp(-2 * theta * terms)];
  const numerator = {
    re: Math.cos(angle) - end * Math.cos(angle - w * terms),
    im: Math.sin(angle) - end * Math.sin(angle - w * terms),
  };
  // 1 - decay cos w without cancellation where both are nearly 1.
  const half = Math.sin(w / 2);
  const re = -Math.expm1(-2 * theta) + 2 * decay * half * half;
  const im = decay * Math.sin(w);
  return (numerator.re * re + numerator.im * im) / (re * re + im * im);
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
  for (let i = 0; i < 100; i += 1) {
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
