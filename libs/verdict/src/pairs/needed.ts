import { smallestDecisive, tOfLevel } from '@beacon/statistics';
import type { Comparison } from '../data/comparison-plan.js';
import type { PairEstimate } from './pair-estimate.js';

/** Power for which a smallest detectable difference is given. */
export const PROMISED_POWER = 0.8;

/**
 * Fewest informative questions with which the design's test can reach `alpha` at all, all of them one way: 2/2^d <= alpha. With more than two regions as well: the test of all of
 * them is that of their pairs. Null for tests that are not bounded this way.
 */
export function fewestInformative(
  { design }: Pick<Comparison, 'design'>,
  alpha: number,
): number | null {
  return design.repeated && design.claim === 'these_questions' ? null : smallestDecisive(alpha);
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
