import { chiSquareUpperTail, normalLower, zOfLevel } from '../statistics/distributions.js';
import { mcNemarPower, pairedTPower } from '../statistics/index.js';
import type { Claim } from '../verdict/input.js';
import { fewestInformative } from '../verdict/needed.js';
import { differenceModel } from './answer-model.js';
import type { PowerAssumptions } from './input.js';

/** A design whose power is asked for. */
export interface PowerDesign {
  readonly questions: number;
  readonly repeats: number;
  /** Regions that are compared, at least 2; twins do not count. */
  readonly regions: number;
  /** Level of the test: alpha over the number of models for the first step of Holm. */
  readonly alpha: number;
  readonly claim: Claim;
}

/** What is assumed when nothing is known. */
export const DEFAULT_ASSUMPTIONS: PowerAssumptions = {
  baseRate: 0.3,
  betweenRegions: 0.5,
  betweenRepeats: 0.8,
};

/** Most questions for which a plan looks. */
const MOST_QUESTIONS = 1_000_000;

/**
 * Chance that a verdict says `differs` when one region's rate is `difference` above that of every other.
 *
 * - Two regions, one repeat: exact McNemar, counted out.
 * - Two regions, repeats: the t test that the sign-flip test comes to, by the noncentral t distribution; for a claim about these questions only,
 *   the normal distribution with the questions fixed.
 * - More regions: see {@link omnibusPower}.
 */
export function powerOf(
  design: PowerDesign,
  difference: number,
  assumptions: PowerAssumptions = DEFAULT_ASSUMPTIONS,
): number {
  const { questions, repeats, regions, alpha, claim } = design;
  if (questions < 1 || regions < 2) return 0;
  const fewest = fewestInformative({ design: { regions, repeated: repeats > 1, claim } }, alpha);
  if (fewest !== null && questions < fewest) return 0;
  const model = differenceModel(difference, repeats, assumptions);
  const fixed = claim === 'these_questions' && repeats > 1;
  if (regions > 2) {
    const scatter = fixed
      ? { toRaised: model.withinVariance, amongBase: model.baseWithinVariance }
      : { toRaised: model.variance, amongBase: model.baseVariance };
    return omnibusPower(design, difference, scatter);
  }
  if (repeats === 1) {
    const chances = { onlyA: Math.max(0, model.onlyRaised), onlyB: Math.max(0, model.onlyBase) };
    return mcNemarPower(questions, chances, alpha);
  }
  const variance = floored(fixed ? model.withinVariance : model.variance);
  if (fixed) {
    return normalLower(difference / Math.sqrt(variance / questions) - zOfLevel(1 - alpha));
  }
  return questions < 2
    ? 0
    : pairedTPower(difference, { n: questions, sd: Math.sqrt(variance), alpha });
}

function floored(variance: number): number {
  return Math.max(variance, 1e-9);
}

/** Variances of a question's difference between the raised region and another, and between two others. */
interface Scatter {
  readonly toRaised: number;
  readonly amongBase: number;
}

const NORMAL_REACH = 8;
const NORMAL_STEPS = 320;

/**
 * Power of the test of G regions, of which one is raised. Its statistic over Q questions is the squared contrast of that region with the mean of the others, and the
 * scatter of the others among themselves, over the variance that exchanging the regions of a question gives:
 * W / (s + W/(Q (G-1))) with W = c (Z + sqrt(Q e / c))² + b X, Z normal, X chi-squared with G-2 degrees of freedom, e = difference² (G-1)/G, b half the variance of a
 * difference of two others, c the contrast's variance, s the mean of half the variances over all pairs of regions. W stands below as well because the exchange takes
 * an effect for scatter.
 */
function omnibusPower(
  { questions, regions, alpha }: PowerDesign,
  difference: number,
  { toRaised, amongBase }: Scatter,
): number {
  const others = regions - 1;
  const effect = (difference * difference * others) / regions;
  const base = floored(amongBase / 2);
  // Var(raised - mean of others) = toRaised - (others - 1)/(2 others) amongBase, by the variances of the differences alone.
  const contrast = floored(
    (toRaised - ((others - 1) / (2 * others)) * amongBase) * (others / regions),
  );
  const exchanged = (toRaised + (others - 1) * base) / regions;
  const point = chiSquaredPoint(others, alpha);
  const kept = 1 - point / (questions * others);
  if (kept <= 0) return 0;
  const critical = (point * exchanged) / kept;
  const shift = Math.sqrt((questions * effect) / contrast);
  return normalMean((z) => {
    const left = critical - contrast * (z + shift) ** 2;
    return left <= 0 ? 1 : chiSquareUpperTail(left / base, regions - 2);
  });
}

/** Mean of a function of a standard normal variable, by the trapezoidal rule. */
function normalMean(value: (z: number) => number): number {
  const step = (2 * NORMAL_REACH) / NORMAL_STEPS;
  let total = 0;
  for (let index = 0; index <= NORMAL_STEPS; index += 1) {
    const z = -NORMAL_REACH + index * step;
    total += Math.exp((-z * z) / 2) * value(z);
  }
  return Math.min(1, (total * step) / Math.sqrt(2 * Math.PI));
}

/** The chi-squared value whose upper tail is alpha, by bisection. */
function chiSquaredPoint(df: number, alpha: number): number {
  let [low, high] = [0, 10 * df + 100];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (chiSquareUpperTail(middle, df) > alpha) low = middle;
    else high = middle;
  }
  return high;
}

/** Smallest difference that shows with this power; null when even the largest possible one does not. */
export function smallestDetectable(
  design: PowerDesign,
  power: number,
  assumptions: PowerAssumptions = DEFAULT_ASSUMPTIONS,
): number | null {
  let [low, high] = [0, 1 - assumptions.baseRate];
  if (powerOf(design, high, assumptions) < power) return null;
  for (let step = 0; step < 20; step += 1) {
    const middle = (low + high) / 2;
    if (powerOf(design, middle, assumptions) >= power) high = middle;
    else low = middle;
  }
  return high;
}

/** Fewest questions with which a difference shows with this power; null when a million are too few, or the difference is impossible. */
export function questionsNeeded(
  design: Omit<PowerDesign, 'questions'>,
  difference: number,
  power: number,
  assumptions: PowerAssumptions = DEFAULT_ASSUMPTIONS,
): number | null {
  if (difference <= 0 || difference > 1 - assumptions.baseRate) return null;
  const enough = (questions: number): boolean =>
    powerOf({ ...design, questions }, difference, assumptions) >= power;
  let high = 2;
  while (!enough(high)) {
    high *= 2;
    if (high > MOST_QUESTIONS) return null;
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
