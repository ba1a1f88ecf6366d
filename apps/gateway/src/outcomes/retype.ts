import { CLASSIFIER_VERSION, classifyOutcome } from '@beacon/classification';
import type { AnswerFacts, StoredAnswer, TypedOutcome } from '@beacon/persistence';

/** Version of the classifier in this process. */
export const VERSION = CLASSIFIER_VERSION;

/** What this process types an answer as, and what else it sees of it. */
export interface TypedAnswer {
  readonly to: TypedOutcome;
  readonly facts: AnswerFacts;
}

/**
 * Types a stored answer as an executor would type it now. The provider's signals are stored with it, but for its filters:
 * what they withheld is kept as it is, and never comes here.
 * @param question the text that was asked; null when it is not known.
 */
export function retype(
  { response, finishReason }: Pick<StoredAnswer, 'response' | 'finishReason'>,
  question: string | null,
): TypedAnswer {
  const input = {
    text: response ?? '',
    finishReason,
    contentFilter: null,
    language: null,
    question,
  };
  const { language, calibrated, score, ...to } = classifyOutcome(input);
  return { to, facts: { language, calibrated, score } };
}

/** Whether two ways of typing differ in the outcome or in what led to it. */
export function differs(one: TypedOutcome, other: TypedOutcome): boolean {
  return (['outcome', 'source', 'rule', 'evidence', 'version'] as const).some(
    (field) => one[field] !== other[field],
  );
}
