import { providerSignal, truncationSignal, type ClassificationInput } from './provider-signals.js';
import { textFinding } from './text-rules.js';
import type { Finding } from './finding.js';

/** Version of the rule set: it changes whenever any answer could be typed differently. */
export const CLASSIFIER_VERSION = 'rules-1';

/** A typed outcome, and everything needed to see why. */
export interface Classification extends Finding {
  /** {@link CLASSIFIER_VERSION} at the time. */
  readonly version: string;
}

/**
 * Types one answer of a provider. Never `error`: an answer that never came is the caller's to type.
 *
 * 1. What the provider says: content filters, its own refusals, no text at all.
 * 2. What the text says: a refusal, a refusal beside a real answer (`partial`), a brief fact that sends the reader to
 *    other sources (`partial`), no answer but limits or sources (`evasive`).
 * 3. An answer that was cut at the token limit is `truncated`, unless its text is a refusal.
 * 4. All other text is `answered`, however short. Whether it is right is not judged here.
 */
export function classifyOutcome(input: ClassificationInput): Classification {
  return { ...findingFor(input), version: CLASSIFIER_VERSION };
}

function findingFor(input: ClassificationInput): Finding {
  const signal = providerSignal(input);
  if (signal !== null) return signal;
  const finding = textFinding(input.text, input.language ?? null);
  if (finding.outcome === 'refused') return finding;
  return truncationSignal(input) ?? finding;
}
