import type { BodyEvidence, ReadBody } from './protocol.js';

/** The measurement that a provider's filter stopped the question, or the answer, sent as an HTTP error: there are no words. */
export function blockedAnswer(
  contentFilter: 'input' | 'output',
  evidence: BodyEvidence = {},
): ReadBody {
  return {
    kind: 'answer',
    answer: {
      text: '',
      finishReason: 'content_filter',
      contentFilter,
      inputTokens: null,
      outputTokens: null,
    },
    evidence,
  };
}
