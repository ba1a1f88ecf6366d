import { z } from 'zod';
import type { ProviderCall, ProviderReply } from '../servers/fake-provider.js';
import { chatRequest, choiceOf, openAiAnswer } from './openai-player.js';
import { headerOf, jsonOf } from './played-api.js';
import type { PlayedApi } from './played-api.js';

const HEADERS = { 'cf-ray': '8f0a1b2c3d4e5f60-FRA', server: 'cloudflare' };

const request = chatRequest.extend({
  provider: z
    .strictObject({
      order: z.array(z.string()).optional(),
      only: z.array(z.string()).optional(),
      ignore: z.array(z.string()).optional(),
      allow_fallbacks: z.boolean().optional(),
      require_parameters: z.boolean().optional(),
      data_collection: z.enum(['allow', 'deny']).optional(),
      quantizations: z.array(z.string()).optional(),
      zdr: z.boolean().optional(),
    })
    .optional(),
  reasoning: z.looseObject({}).optional(),
});

/** Providers by their slugs: how answers call them, and whether they know `seed`. */
const PROVIDERS: Readonly<Record<string, { readonly name: string; readonly takesSeed: boolean }>> =
  {
    azure: { name: 'Azure', takesSeed: true },
    openai: { name: 'OpenAI', takesSeed: true },
    'amazon-bedrock': { name: 'Amazon Bedrock', takesSeed: false },
  };

/** OpenRouter's API with one key, a model that three providers serve, and a router that does as it is told. */
export function openRouterApi(key: string): PlayedApi {
  return {
    refusalOf: (call) => openRouterRefusal(call, key),
    answer: (text) => openRouterAnswer({ choices: [choiceOf(text)] }),
  };
}

function openRouterRefusal(call: ProviderCall, key: string): ProviderReply | null {
  if (headerOf(call, 'authorization') !== `Bearer ${key}`) {
    return openRouterError(401, 'No auth credentials found');
  }
  if (call.path !== '/api/v1/chat/completions') return openRouterError(404, 'Not Found');
  const checked = request.safeParse(jsonOf(call));
  if (!checked.success) return openRouterError(400, checked.error.message);
  if (checked.data.model === 'gone') return openRouterError(400, 'gone is not a valid model ID');
  return routeRefusal(checked.data);
}

function routeRefusal({ provider = {}, seed }: z.output<typeof request>): ProviderReply | null {
  const { only = Object.keys(PROVIDERS), require_parameters: isStrict = false } = provider;
  const known = only.flatMap((slug) => PROVIDERS[slug.split('/')[0] ?? ''] ?? []);
  if (known.length === 0) {
    const words = 'No allowed providers are available for the selected model.';
    return openRouterError(404, words);
  }
  if (isStrict && seed !== undefined && !known.some(({ takesSeed }) => takesSeed)) {
    return openRouterError(404, 'No endpoints found that can handle the requested parameters.');
  }
  return null;
}

/** A chat completion of OpenRouter's, served by Azure unless told otherwise. */
export function openRouterAnswer(change: Readonly<Record<string, unknown>> = {}): ProviderReply {
  const { body } = openAiAnswer({
    id: 'gen-1764500000-AbCdEf',
    provider: 'Azure',
    model: 'openai/gpt-4o-mini',
    choices: [choiceOf('Paris.', { native_finish_reason: 'stop' })],
    service_tier: undefined,
    usage: {
      prompt_tokens: 21,
      completion_tokens: 9,
      total_tokens: 30,
      cost: 0.000_01,
      is_byok: false,
      completion_tokens_details: { reasoning_tokens: 0 },
    },
    ...change,
  });
  return { headers: HEADERS, body };
}

/** An error as OpenRouter words it. */
export function openRouterError(
  status: number,
  message: string,
  metadata?: Readonly<Record<string, unknown>>,
): ProviderReply {
  const error = { message, code: status, ...(metadata === undefined ? {} : { metadata }) };
  return { status, headers: HEADERS, body: { error, user_id: 'user_2abc' } };
}
