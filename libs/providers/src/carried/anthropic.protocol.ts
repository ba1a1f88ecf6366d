import { z } from 'zod';
import type { ProviderFailure } from '../attempt.js';
import { failureOfStatus } from '../failures.js';
import { namedFailure } from '../named-failure.js';
import type { HttpReply } from '../protocol.js';
import { headerOf, saidWaitMs } from '../retry-after.js';
import { blockedByPolicy } from './blocked-by-policy.js';
import type { AnswerFacts, CarriedProtocol } from './carried-protocol.js';
import { NO_SECRET } from './carried-protocol.js';
import { label, parameter, sumOf, tokens } from './fields.js';

/** `POST /messages`: Anthropic's Messages API. */
export const anthropic: CarriedProtocol = {
  takes: ['temperature', 'top_p', 'max_tokens'],

  async model(lane, fetch) {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    const provider = createAnthropic({ baseURL: lane.baseUrl, apiKey: NO_SECRET, fetch });
    return provider.languageModel(lane.providerModel);
  },

  written: z.object({ temperature: parameter, top_p: parameter, max_tokens: parameter }),

  facts: z
    .object({
      model: label,
      content: z.array(z.unknown()),
      stop_reason: label,
      usage: z
        .object({
          input_tokens: tokens,
          cache_creation_input_tokens: tokens,
          cache_read_input_tokens: tokens,
          output_tokens: tokens,
          output_tokens_details: z.object({ thinking_tokens: tokens }).nullish().catch(null),
          inference_geo: label,
        })
        .nullish()
        .catch(null),
    })
    .transform(factsOf),

  shown: z
    .object({ type: z.unknown(), content: z.array(z.unknown()), stop_reason: label })
    .transform((message) => ({
      ...message,
      content: message.content.filter(isShown),
      usage: { input_tokens: 0, output_tokens: 0 },
    })),

  refusedOrFailed(reply) {
    const blocked = blockedByPolicy(reply);
    if (blocked !== null) return blocked;
    return {
      kind: 'failure',
      failure: withReset(namedFailure(failureOfStatus(reply), reply), reply),
    };
  },
};

const named = z.object({ type: z.string() });
const SHOWN: ReadonlySet<string> = new Set(['text', 'thinking', 'redacted_thinking']);

/** Kinds of parts are added as the years go by. What is no part at all is shown, so that it is not taken for silence. */
function isShown(part: unknown): boolean {
  const read = named.safeParse(part);
  return !read.success || SHOWN.has(read.data.type);
}

interface Message {
  readonly model: string | null;
  readonly stop_reason: string | null;
  readonly usage?: {
    readonly input_tokens?: number | null;
    readonly cache_creation_input_tokens?: number | null;
    readonly cache_read_input_tokens?: number | null;
    readonly output_tokens?: number | null;
    readonly output_tokens_details?: { readonly thinking_tokens?: number | null } | null;
    readonly inference_geo: string | null;
  } | null;
}

/** How Anthropic says that it does not say where a model ran. */
const NO_GEO = 'not_available';

function factsOf({ model, stop_reason: stopReason, usage }: Message): AnswerFacts {
  const geo = usage?.inference_geo ?? null;
  return {
    answer: {
      finishReason: stopReason,
      // Its classifiers stopped the answer, or kept it from beginning; a refusal in the model's words ends as any other answer.
      contentFilter: stopReason === 'refusal' ? 'output' : null,
      inputTokens: sumOf(
        usage?.input_tokens,
        usage?.cache_creation_input_tokens,
        usage?.cache_read_input_tokens,
      ),
      outputTokens: usage?.output_tokens ?? null,
    },
    evidence: {
      servedModel: model,
      providerRegion: geo === NO_GEO ? null : geo,
      reasoningTokens: usage?.output_tokens_details?.thinking_tokens ?? null,
    },
  };
}

const LIMITS = ['requests', 'tokens', 'input-tokens', 'output-tokens'];

/** A 429 without Retry-After still says when each limit that is used up is filled again. */
function withReset(failure: ProviderFailure, { headers }: HttpReply): ProviderFailure {
  if (failure.kind !== 'throttled' || failure.retryAfterMs !== null) return failure;
  const since = Date.parse(headerOf(headers, 'date') ?? '') || Date.now();
  const resets = LIMITS.filter(
    (limit) => headerOf(headers, `anthropic-ratelimit-${limit}-remaining`) === '0',
  )
    .map((limit) => Date.parse(headerOf(headers, `anthropic-ratelimit-${limit}-reset`) ?? ''))
    .filter((at) => !Number.isNaN(at));
  if (resets.length === 0) return failure;
  return { ...failure, retryAfterMs: saidWaitMs(Math.max(...resets) - since) };
}
