import type { Outcome } from '@beacon/domain';
import type { FinalAnswer } from './text/final-answer.js';
import type { Finding } from './rules/finding.js';

/** What the classifier is given about one answer. */
export interface ClassificationInput {
  /** The answer as received, with its reasoning where the server left it in; may be empty. */
  readonly text: string;
  /** The provider's own reason why it stopped, in any case; null when it gave none. */
  readonly finishReason: string | null;
  /** Which side a provider's content filter stopped; null or absent when none did. */
  readonly contentFilter?: 'input' | 'output' | null;
  /** BCP 47 language of the question: its rules are tried first, the others still apply. */
  readonly language?: string | null;
  /** The text that was asked; null or absent when it is not known. An objection means another thing to a request than to a claim. */
  readonly question?: string | null;
}

/** Finish reasons, in lower case, that mean the provider withheld the answer. */
const FILTERED = new Set([
  'content_filter',
  'content_filtered',
  'guardrail_intervened',
  'safety',
  'prohibited_content',
  'recitation',
  'blocklist',
  'spii',
  'sensitive',
]);

/** Finish reasons, in lower case, that mean the answer hit the token limit. */
const CUT_SHORT = new Set(['length', 'max_tokens', 'max_output_tokens']);

/** What the provider said happened, or null when it left the matter to the text. Stronger than any rule about words. */
export function providerSignal(input: ClassificationInput, answer: FinalAnswer): Finding | null {
  const reason = input.finishReason?.toLowerCase() ?? '';
  if (input.contentFilter === 'input') return signal('blocked_input', 'filter_input');
  if (input.contentFilter === 'output' || FILTERED.has(reason)) {
    return signal('blocked_output', 'filter_output');
  }
  if (reason === 'refusal') return signal('refused', 'finish_refusal');
  if (!isBlank(answer.text)) return null;
  // A model that reasons can use up the token limit before its answer begins: that is a cut, and not silence.
  const cut = answer.unfinished ? signal('truncated', 'open_reasoning') : truncationSignal(input);
  return cut ?? signal('empty', 'blank_text');
}

/** The finding for an answer that stopped at the token limit, or null. Weaker than a refusal in the text. */
export function truncationSignal({
  finishReason,
}: Pick<ClassificationInput, 'finishReason'>): Finding | null {
  const reason = finishReason?.toLowerCase() ?? '';
  return CUT_SHORT.has(reason) ? signal('truncated', 'finish_length') : null;
}

function signal(outcome: Outcome, rule: string): Finding {
  return { outcome, source: 'provider', rule: `provider.${rule}`, evidence: null };
}

/** White space, zero-width characters and byte order marks show a reader nothing. */
function isBlank(text: string): boolean {
  return !/[^\s\u200B-\u200F\u2060\uFEFF]/.test(text);
}
