import type { ComparedAnswer, Comparison, ComparisonOptions } from './comparison.js';

/** Sets the answers of the regions to one question of one model side by side. */
export function compareAnswers(
  _answers: readonly ComparedAnswer[],
  _options: ComparisonOptions = {},
): Comparison {
  throw new Error('not built yet');
}
