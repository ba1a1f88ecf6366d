import type { Outcome } from '@beacon/domain';

/** What one layer of the classifier found. */
export interface Finding {
  readonly outcome: Outcome;
  /** `provider` when the provider itself said so or sent no answer, `rules` when a rule about the text did, `model` when only the learned part saw it so. */
  readonly source: 'provider' | 'rules' | 'model';
  /** Id of the rule that decided, such as `en.refusal.inability`; null when no rule spoke, so the text counts as an answer. */
  readonly rule: string | null;
  /** The clause that the rule matched, as the model wrote it, at most {@link EVIDENCE_LIMIT} characters; null without a clause. */
  readonly evidence: string | null;
}

/** Longest evidence, in UTF-16 code units. */
export const EVIDENCE_LIMIT = 200;

/** Cuts a clause to the evidence limit without splitting a character in two. */
export function evidenceOf(clause: string): string {
  const cut = clause.trim().slice(0, EVIDENCE_LIMIT);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
