import type { ExecuteTaskV1 } from '@beacon/contracts';
import type { LaneConfig } from '@beacon/domain';
import { z } from 'zod';
import { errorIn } from './error-body.js';
import { failureOf, failureOfStatus } from './failures.js';
import { parseJsonBody } from './json-body.js';
import type { HttpReply, Protocol, ReadBody } from './protocol.js';

/** More than the column takes is no count of tokens. */
const tokens = z.int().min(0).max(2_147_483_647).nullish().catch(null);
const label = z.string().max(300).nullish().catch(null);

const completion = z.object({
  model: label,
  system_fingerprint: label,
  choices: z
    .array(
      z.object({
        finish_reason: label,
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).nullish().catch(null),
});

/** OpenAI's, Azure's, then those of Alibaba's and Zhipu's compatible addresses. */
const FILTER_CODES = new Set([
  'content_filter',
  'content_policy_violation',
  'ResponsibleAIPolicyViolation',
  'data_inspection_failed',
  'DataInspectionFailed',
  '1301',
]);

/** Alibaba's filter sends one code for both sides, and says in words which one it was. */
const OF_THE_OUTPUT = /^output\b/i;

/** The finish reason of an answer that a provider sent as a refusal, in a field of its own: the classifier knows it by this. */
const REFUSAL = 'refusal';

/** `POST /chat/completions`: OpenAI, vLLM, Ollama, llama.cpp, LiteLLM and many more. */
export const openAiCompatible: Protocol = {
  path: '/chat/completions',

  request(task: ExecuteTaskV1, lane: LaneConfig) {
    const { temperature, maxTokens, seed, topP } = task.sampling;
    const system =
      task.systemPrompt === null ? [] : [{ role: 'system', content: task.systemPrompt }];
    return {
      model: lane.providerModel,
      messages: [...system, { role: 'user', content: task.prompt }],
      temperature,
      max_tokens: maxTokens,
      ...(seed === null ? {} : { seed }),
      ...(topP === null ? {} : { top_p: topP }),
      stream: false,
    };
  },

  read(reply: HttpReply): ReadBody {
    const side = blockedSide(reply);
    if (side !== null) return blocked(side);
    if (reply.status < 200 || reply.status > 299) {
      return { kind: 'failure', failure: failureOfStatus(reply) };
    }
    const parsed = parseJsonBody(reply, completion);
    return parsed.kind === 'failure' ? parsed : answerOf(parsed.value);
  },
};

function answerOf(body: z.output<typeof completion>): ReadBody {
  const choice = body.choices[0];
  if (!choice) {
    return { kind: 'failure', failure: failureOf('permanent', 'invalid_response', 'no choice') };
  }
  const said = choice.finish_reason ?? null;
  const { text, isRefusal } = wordsOf(choice.message);
  return {
    kind: 'answer',
    answer: {
      text,
      // Kept in place of `stop`, so that a stored answer is typed again as it was: the field itself is not stored.
      finishReason: isRefusal && said !== 'content_filter' ? REFUSAL : said,
      contentFilter: said === 'content_filter' ? 'output' : null,
      inputTokens: body.usage?.prompt_tokens ?? null,
      outputTokens: body.usage?.completion_tokens ?? null,
    },
    evidence: {
      servedModel: body.model ?? null,
      systemFingerprint: body.system_fingerprint ?? null,
    },
  };
}

type Message = z.output<typeof completion>['choices'][number]['message'];

/** Some models put a refusal in a field of its own, and leave `content` null or empty beside it. */
function wordsOf({ content, refusal }: Message): {
  readonly text: string;
  readonly isRefusal: boolean;
} {
  const isRefusal = (refusal ?? '').trim() !== '';
  const hasContent = (content ?? '').trim() !== '';
  return { text: (isRefusal && !hasContent ? refusal : content) ?? '', isRefusal };
}

/** The side that the provider's filter stopped: that is a measurement, sent as an HTTP error. Null when it did not. */
function blockedSide({ status, body }: HttpReply): 'input' | 'output' | null {
  if (status !== 400 && status !== 403) return null;
  const error = errorIn(body);
  if (error === null || !FILTER_CODES.has(error.code)) return null;
  return OF_THE_OUTPUT.test(error.message) ? 'output' : 'input';
}

function blocked(contentFilter: 'input' | 'output'): ReadBody {
  return {
    kind: 'answer',
    answer: {
      text: '',
      finishReason: 'content_filter',
      contentFilter,
      inputTokens: null,
      outputTokens: null,
    },
    evidence: { servedModel: null, systemFingerprint: null },
  };
}
