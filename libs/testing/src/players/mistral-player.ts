import { z } from 'zod';
import type { ProviderCall, ProviderReply } from '../servers/fake-provider.js';
import { openAiAnswer } from './openai-player.js';
import { headerOf, jsonOf } from './played-api.js';
import type { PlayedApi } from './played-api.js';

const REQUEST_ID = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const HEADERS = {
  'mistral-correlation-id': '01936f6b-2f7e-7c1c-9a35-1f0f6a3f9b2d',
  'x-kong-request-id': REQUEST_ID,
  'x-ratelimit-limit-req-minute': '60',
  'x-ratelimit-remaining-req-minute': '59',
  server: 'cloudflare',
  'cf-ray': '8f0a1b2c3d4e5f60-CDG',
};

/** Fields that it does not know are refused, OpenAI's `seed` among them. */
const request = z.strictObject({
  model: z.string().min(1),
  messages: z
    .array(z.strictObject({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }))
    .min(1),
  temperature: z.number().min(0).max(1.5).optional(),
  top_p: z.number().gt(0).max(1).optional(),
  random_seed: z.int().min(0).optional(),
  max_tokens: z.int().min(0).optional(),
  stream: z.literal(false).optional(),
  safe_prompt: z.boolean().optional(),
  prompt_mode: z.literal('reasoning').optional(),
});

/** Mistral's API with one key. */
export function mistralApi(key: string): PlayedApi {
  return {
    refusalOf: (call) => mistralRefusal(call, key),
    answer: (text) => mistralAnswer({ content: text }),
  };
}

function mistralRefusal(call: ProviderCall, key: string): ProviderReply | null {
  if (headerOf(call, 'authorization') !== `Bearer ${key}`) {
    return {
      status: 401,
      headers: HEADERS,
      body: { message: 'Unauthorized', request_id: REQUEST_ID },
    };
  }
  if (call.path !== '/v1/chat/completions') {
    const body = { message: 'no Route matched with those values', request_id: REQUEST_ID };
    return { status: 404, headers: HEADERS, body };
  }
  const checked = request.safeParse(jsonOf(call));
  if (!checked.success) return unprocessable(checked.error);
  if (checked.data.model !== 'gone') return null;
  return mistralError(400, { message: 'Invalid model: gone', type: 'invalid_model', code: '1500' });
}

function unprocessable(error: z.ZodError): ProviderReply {
  const detail = error.issues.flatMap((issue) => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')];
    return names.map((name) => ({
      type: issue.code === 'unrecognized_keys' ? 'extra_forbidden' : 'value_error',
      loc: ['body', name],
      msg: issue.code === 'unrecognized_keys' ? 'Extra inputs are not permitted' : issue.message,
    }));
  });
  return mistralError(422, { message: { detail }, type: 'invalid_request_error', code: null });
}

/** A chat completion of Mistral's: a message, and why it ended. */
export function mistralAnswer(
  message: Readonly<Record<string, unknown>>,
  finishReason = 'stop',
): ProviderReply {
  const { body } = openAiAnswer({
    id: 'cmpl-e5cc70bb28c444948073e77776eb30ef',
    model: 'mistral-small-2506',
    system_fingerprint: undefined,
    service_tier: undefined,
    choices: [
      {
        index: 0,
        finish_reason: finishReason,
        message: { role: 'assistant', tool_calls: null, ...message },
      },
    ],
    usage: { prompt_tokens: 21, completion_tokens: 9, total_tokens: 30 },
  });
  return { headers: HEADERS, body };
}

/** An error as Mistral words it. */
export function mistralError(
  status: number,
  error: { readonly message: unknown; readonly type: string; readonly code: string | null },
  headers: Readonly<Record<string, string>> = {},
): ProviderReply {
  const body = { object: 'error', param: null, raw_status_code: status, ...error };
  return { status, headers: { ...HEADERS, ...headers }, body };
}
