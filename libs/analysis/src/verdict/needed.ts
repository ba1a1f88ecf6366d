import { smallestDecisive } from '../statistics/index.js';
import { tOfLevel } from '../statistics/distributions.js';
import type { Comparison } from './comparison-plan.js';
import type { PairEstimate } from './pair-estimate.js';

/** Power for which a smallest detectable difference is given. */
export const PROMISED_POWER = 0.8;

/**
 * Fewest informative questions with which the design's test can reach `alpha` at all; null for tests that are not bounded this way.
 *
 * Two regions: 2/2^d <= alpha (all questions one way). G regions: C^(1-d) <= alpha, with C the number of ways in which a question's results can
 * fall on the regions: G over G/2 with one repeat, G! with several.
 */
export function fewestInformative(
  { design }: Pick<Comparison, 'design'>,
  alpha: number,
): number | null {
  if (design.repeated && design.claim === 'these_questions') return null;
  if (design.regions === 2) return smallestDecisive(alpha);
  const ways = design.repeated ? factorial(design.regions) : binomial(design.regions);
  return 1 + Math.ceil(Math.log(1 / alpha) / Math.log(ways) - 1e-12);
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/** n over n/2, rounded down. */
function binomial(n: number): number {
  const half = Math.floor(n / 2);
  return factorial(n) / (factorial(half) * factorial(n - half));
}

/**
 * Smallest true difference that a pair would show with 80 % power: (t(1 - alpha/2) + t(0.8)) SE, and not below what the fewest informative questions
 * come to. Null when no difference would be found with so few questions.
 */
export function minimumDetectable(
  { questions, se, test }: PairEstimate,
  alpha: number,
): number | null {
  if (questions < 2) return null;
  const df = questions - 1;
  const byError = (tOfLevel(1 - alpha, df) + tOfLevel(2 * PROMISED_POWER - 1, df)) * se;
  const bounded = test === 'mcnemar_exact' || test === 'sign_flip';
  const least = bounded ? smallestDecisive(alpha) / questions : 0;
  const smallest = Math.max(byError, least);
  return smallest <= 1 ? smallest : null;
}
