import { z } from 'zod';
import type { ProviderCall, ProviderReply } from '../servers/fake-provider.js';
import { headerOf, jsonOf } from './played-api.js';
import type { PlayedApi } from './played-api.js';

const PATH = '/v1/chat/completions';

const message = z.strictObject({
  role: z.enum(['system', 'user', 'assistant', 'developer']),
  content: z.string(),
});

/** `POST /chat/completions`, as far as a question in words needs it. */
export const chatRequest = z.strictObject({
  model: z.string().min(1),
  messages: z.array(message).min(1),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
  max_tokens: z.int().min(1).optional(),
  max_completion_tokens: z.int().min(1).optional(),
  stream: z.literal(false).optional(),
  user: z.string().optional(),
  reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high']).optional(),
  service_tier: z.string().optional(),
});

/** OpenAI's API with one key. Models `o3` and `gpt-5` refuse what reasoning models refuse; `gone` is no model. */
export function openAiApi(key: string): PlayedApi {
  return {
    refusalOf: (call) => openAiRefusal(call, key),
    answer: (text) => openAiAnswer({ choices: [choiceOf(text)] }),
  };
}

function openAiRefusal(call: ProviderCall, key: string): ProviderReply | null {
  if (call.path !== PATH) {
    return openAiError(404, { message: `Invalid URL (POST ${call.path})`, code: null });
  }
  if (headerOf(call, 'authorization') !== `Bearer ${key}`) return wrongKey();
  const checked = chatRequest.safeParse(jsonOf(call));
  if (!checked.success) return unrecognized(checked.error);
  const { model } = checked.data;
  if (model === 'gone') {
    const words = 'The model `gone` does not exist or you do not have access to it.';
    return openAiError(404, { message: words, code: 'model_not_found' });
  }
  return /^(?:o3|gpt-5)/.test(model) ? refusalOfReasoning(checked.data) : null;
}

function wrongKey(): ProviderReply {
  const words = 'Incorrect API key provided: sk-*****. You can find your API key at your account.';
  return openAiError(401, { message: words, code: 'invalid_api_key' });
}

function unrecognized(error: z.ZodError): ProviderReply {
  const [issue] = error.issues;
  const param = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  const words = `Unrecognized request argument supplied: ${param}`;
  return openAiError(400, { message: words, param, code: null });
}

function refusalOfReasoning({
  temperature,
  top_p: topP,
  max_tokens: maxTokens,
}: z.output<typeof chatRequest>): ProviderReply | null {
  if (maxTokens !== undefined) {
    const words =
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    return openAiError(400, { message: words, param: 'max_tokens', code: 'unsupported_parameter' });
  }
  if (temperature !== undefined && temperature !== 1) {
    const words = `Unsupported value: 'temperature' does not support ${temperature} with this model. Only the default (1) value is supported.`;
    return openAiError(400, { message: words, param: 'temperature', code: 'unsupported_value' });
  }
  if (topP === undefined) return null;
  const words = "Unsupported parameter: 'top_p' is not supported with this model.";
  return openAiError(400, { message: words, param: 'top_p', code: 'unsupported_parameter' });
}

const REQUEST_ID = 'req_7d1c7a0b6a5f4f0d9b0e';

/** Limits that every answer names. */
export const OPENAI_LIMITS = {
  'x-ratelimit-limit-requests': '500',
  'x-ratelimit-limit-tokens': '200000',
  'x-ratelimit-remaining-requests': '499',
  'x-ratelimit-remaining-tokens': '199900',
  'x-ratelimit-reset-requests': '120ms',
  'x-ratelimit-reset-tokens': '30ms',
};

/** One choice with this text. */
export function choiceOf(
  text: string | null,
  change: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    index: 0,
    message: { role: 'assistant', content: text, refusal: null, annotations: [] },
    logprobs: null,
    finish_reason: 'stop',
    ...change,
  };
}

/** A chat completion, with what is given in place of the ordinary. */
export function openAiAnswer(
  change: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): ProviderReply {
  return {
    headers: {
      'x-request-id': REQUEST_ID,
      'openai-processing-ms': '412',
      'openai-version': '2020-10-01',
      server: 'cloudflare',
      'cf-ray': '8f0a1b2c3d4e5f60-IAD',
      ...OPENAI_LIMITS,
      ...headers,
    },
    body: {
      id: 'chatcmpl-Bxyz',
      object: 'chat.completion',
      created: 1_764_500_000,
      model: 'gpt-4o-mini-2024-07-18',
      choices: [choiceOf('Paris.')],
      usage: {
        prompt_tokens: 21,
        completion_tokens: 9,
        total_tokens: 30,
        prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
      },
      service_tier: 'default',
      system_fingerprint: 'fp_44709d6fcb',
      ...change,
    },
  };
}

/** What an error of OpenAI's says. */
export interface OpenAiError {
  readonly message: string;
  /** @default invalid_request_error */
  readonly type?: string;
  readonly param?: string | undefined;
  readonly code: string | null;
}

/** An error as OpenAI words it. */
export function openAiError(
  status: number,
  { message: words, type = 'invalid_request_error', param, code }: OpenAiError,
  headers: Readonly<Record<string, string>> = {},
): ProviderReply {
  return {
    status,
    headers: { 'x-request-id': REQUEST_ID, 'cf-ray': '8f0a1b2c3d4e5f60-IAD', ...headers },
    body: { error: { message: words, type, param: param ?? null, code } },
  };
}
