import { requireAtLeast, requireFraction } from './arguments.js';

/** What repeats are worth. */
export interface DesignEffect {
  /** Independent answers that questions x repeats correlated ones are worth. */
  readonly effective: number;
  /** Factor by which the correlation of repeats swells the variance of a mean. */
  readonly deff: number;
}

/**
 * Kish's design effect (1965) of equal clusters: deff = 1 + (R-1) rho, effective = Q R / deff. 8 questions with 10
 * repeats at rho 0.8 are worth 9.8 answers: repeats do not replace questions.
 * @param rho correlation between repeats of a question, 0 to 1.
 * @throws RangeError unless questions and repeats are whole and at least 1, and 0 <= rho <= 1.
 */
export function designEffect(questions: number, repeats: number, rho: number): DesignEffect {
  requireAtLeast('questions', questions, 1);
  requireAtLeast('repeats', repeats, 1);
  requireFraction('rho', rho);
  const deff = 1 + (repeats - 1) * rho;
  return { effective: (questions * repeats) / deff, deff };
}
