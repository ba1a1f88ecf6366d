import { distinctAnswers } from './distinct-answers.js';
import { hasBothPairs, type LabelledDistances } from '@beacon/statistics';
import { labelled, placesOf, type ReadQuestion } from './read-question.js';

/** A question whose answers can be exchanged between regions. */
export interface ExchangeableQuestion extends LabelledDistances {
  readonly questionId: string | null;
}

/**
 * The questions on which repeats of a region can stand for what chance does: two regions answered, one of them at least twice.
 * @param isAllCounted whether answers that repeat an earlier one of their region count as well.
 */
export function exchangeableQuestions(
  questions: readonly ReadQuestion[],
  regions: readonly string[],
  isAllCounted: boolean,
): readonly ExchangeableQuestion[] {
  return questions.flatMap((question) => {
    const groups = regions
      .map((region) => placesOf(question, region))
      .map((places) => (isAllCounted ? places : distinctAnswers(question, places)))
      .filter(({ length }) => length > 0);
    const things = labelled(question, groups);
    return hasBothPairs(things) ? [{ ...things, questionId: question.questionId }] : [];
  });
}

/** How many (question, region) with repeats there are, and in how many all repeats are the same in nearly the same words. */
export function alikeRepeats(
  questions: readonly ReadQuestion[],
  regions: readonly string[],
): { readonly repeated: number; readonly alike: number } {
  const repeated = questions.flatMap((question) =>
    regions
      .map((region) => placesOf(question, region))
      .filter(({ length }) => length > 1)
      .map((places) => distinctAnswers(question, places).length),
  );
  return { repeated: repeated.length, alike: repeated.filter((kinds) => kinds === 1).length };
}
