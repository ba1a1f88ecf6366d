import type { BodyEvidence, ReadBody } from '../protocol.js';
import type { Completion } from './chat-completion.js';
import { filterFindings } from './filter-findings.js';

/** The finish reason of an answer that a provider sent as a refusal, in a field of its own: the classifier knows it by this. */
const REFUSAL = 'refusal';
const FILTERED = 'content_filter';
/** Mistral's, for an answer that the model's own length cut. */
const MODEL_LENGTH = 'model_length';

/** The answer of a chat completion, with what it says of its making. */
export function chatAnswer(body: Completion): ReadBody {
  const [choice] = body.choices;
  const said = choice.finish_reason === MODEL_LENGTH ? 'length' : (choice.finish_reason ?? null);
  const { text, isRefusal } = wordsOf(choice.message);
  return {
    kind: 'answer',
    answer: {
      text,
      // Kept in place of `stop`, so that a stored answer is typed again as it was: the field itself is not stored.
      finishReason: isRefusal && said !== FILTERED ? REFUSAL : said,
      contentFilter: said === FILTERED ? 'output' : null,
      inputTokens: body.usage?.prompt_tokens ?? null,
      outputTokens: body.usage?.completion_tokens ?? null,
    },
    evidence: evidenceOf(body),
  };
}

function evidenceOf(body: Completion): BodyEvidence {
  const [choice] = body.choices;
  const question = body.prompt_filter_results?.[0]?.content_filter_results;
  return {
    servedModel: body.model ?? null,
    systemFingerprint: body.system_fingerprint ?? null,
    upstream: body.provider ?? null,
    filters: [
      ...filterFindings('input', question),
      ...filterFindings('output', choice.content_filter_results),
    ],
    reasoning: choice.message.reasoning,
    reasoningTokens: body.usage?.completion_tokens_details?.reasoning_tokens ?? null,
  };
}

type Message = Completion['choices'][number]['message'];

/** Some models put a refusal in a field of its own, and leave `content` null or empty beside it. */
function wordsOf({ content, refusal }: Message): {
  readonly text: string;
  readonly isRefusal: boolean;
} {
  const isRefusal = (refusal ?? '').trim() !== '';
  const hasContent = (content ?? '').trim() !== '';
  return { text: (isRefusal && !hasContent ? refusal : content) ?? '', isRefusal };
}
