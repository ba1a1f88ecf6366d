import { chiSquareUpperTail, normalLower, zOfLevel } from '../statistics/distributions.js';
import { mcNemarPower, pairedTPower } from '../statistics/index.js';
import type { Claim } from '../verdict/input.js';
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
 * - More regions: noncentral chi-squared with regions - 1 degrees of freedom, lambda = Q sum (m_g - mean m)² / (variance of a region's rate on a question less what
 *   regions share), where sum = difference² (G-1)/G.
 */
export function powerOf(
  design: PowerDesign,
  difference: number,
  assumptions: PowerAssumptions = DEFAULT_ASSUMPTIONS,
): number {
  const { questions, repeats, regions, alpha, claim } = design;
  if (questions < 1 || regions < 2) return 0;
  const model = differenceModel(difference, repeats, assumptions);
  const fixed = claim === 'these_questions' && repeats > 1;
  if (regions > 2) {
    const own = fixed ? model.withinVariance / 2 : model.ownVariance;
    const between = (difference * difference * (regions - 1)) / regions;
    return chiSquaredPower((questions * between) / floored(own), regions - 1, alpha);
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

/** Upper tail of the noncentral chi-squared distribution beyond the critical value: a Poisson mixture of central ones. */
function chiSquaredPower(lambda: number, df: number, alpha: number): number {
  const critical = chiSquaredPoint(df, alpha);
  const mean = lambda / 2;
  const reach = 10 * Math.sqrt(mean) + 20;
  const first = Math.max(0, Math.floor(mean - reach));
  let logWeight = -mean + first * Math.log(Math.max(mean, 1e-300));
  for (let k = 2; k <= first; k += 1) logWeight -= Math.log(k);
  let power = 0;
  for (let k = first; k <= mean + reach; k += 1) {
    power += Math.exp(logWeight) * chiSquareUpperTail(critical, df + 2 * k);
    logWeight += Math.log(Math.max(mean, 1e-300)) - Math.log(k + 1);
  }
  return Math.min(1, power);
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
