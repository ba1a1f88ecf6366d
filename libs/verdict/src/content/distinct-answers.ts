import { dot } from '../comparison/embeddings.js';
import type { ReadAnswer, ReadQuestion } from './read-question.js';

/** Words or character pairs from which an answer is long: answers below it come out word for word alike by themselves. */
const LONG_ITEMS = 12;

/** Lexical distance up to which two long answers are one: about one word in ten is another. */
const ALIKE = 0.1;

/** Whether two answers say the same in nearly the same words, at a length at which that does not happen by itself. */
export function areAlike(a: ReadAnswer, b: ReadAnswer): boolean {
  return (
    a.lexical.items >= LONG_ITEMS &&
    b.lexical.items >= LONG_ITEMS &&
    1 - dot(a.lexical.vector, b.lexical.vector) <= ALIKE
  );
}

/**
 * Answers of one region without those that repeat an earlier one. A long answer that comes again word for word was not drawn independently: the model
 * was asked without randomness, or a cache answered. It is no further evidence. To leave it out makes answers within a region look farther
 * apart, never nearer, so that no difference between regions comes of it.
 */
export function distinctAnswers(
  { answers }: ReadQuestion,
  places: readonly number[],
): readonly number[] {
  const kept: number[] = [];
  for (const place of places) {
    const answer = answers[place];
    const isNew = kept.every((earlier) => {
      const other = answers[earlier];
      return answer === undefined || other === undefined || !areAlike(answer, other);
    });
    if (isNew) kept.push(place);
  }
  return kept;
}
