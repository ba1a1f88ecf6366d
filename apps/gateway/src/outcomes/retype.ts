import { CLASSIFIER_VERSION, classifyOutcome } from '@beacon/analysis';
import type { StoredAnswer, TypedOutcome } from '@beacon/persistence';

/** Version of the classifier in this process. */
export const VERSION = CLASSIFIER_VERSION;

/**
 * Types a stored answer as an executor would type it now. What the provider said is stored with it, but for its filters:
 * what they withheld is kept as it is, and never comes here.
 * @param question the text that was asked; null when it is not known.
 */
export function retype(
  { response, finishReason }: Pick<StoredAnswer, 'response' | 'finishReason'>,
  question: string | null,
): TypedOutcome {
  const input = {
    text: response ?? '',
    finishReason,
    contentFilter: null,
    language: null,
    question,
  };
  const { outcome, source, rule, evidence, version } = classifyOutcome(input);
  return { outcome, source, rule, evidence, version };
}

/** Whether two ways of typing differ in the outcome or in what led to it. */
export function differs(one: TypedOutcome, other: TypedOutcome): boolean {
  return (['outcome', 'source', 'rule', 'evidence', 'version'] as const).some(
    (field) => one[field] !== other[field],
  );
}
