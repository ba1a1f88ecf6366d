import { z } from 'zod';
import type { ProviderCall, ProviderReply } from '../servers/fake-provider.js';
import { headerOf, jsonOf } from './played-api.js';
import type { PlayedApi } from './played-api.js';

const VERSION = '2023-06-01';

const TWO_HEATS = '`temperature` and `top_p` cannot both be specified for this model.';

interface Heats {
  readonly temperature?: number | undefined;
  readonly top_p?: number | undefined;
}

function hasOneHeat({ temperature, top_p: topP }: Heats): boolean {
  return temperature === undefined || topP === undefined;
}

const block = z.strictObject({ type: z.literal('text'), text: z.string().min(1) });
const words = z.union([z.string().min(1), z.array(block).min(1)]);

/** What a question in words needs, whoever serves it. */
const message = {
  max_tokens: z.int().min(1),
  messages: z.array(z.strictObject({ role: z.enum(['user', 'assistant']), content: words })).min(1),
  system: words.optional(),
  temperature: z.number().min(0).max(1).optional(),
  top_p: z.number().min(0).max(1).optional(),
  stream: z.literal(false).optional(),
  thinking: z.looseObject({ type: z.string() }).optional(),
  inference_geo: z.enum(['us', 'global']).optional(),
  service_tier: z.enum(['auto', 'standard_only']).optional(),
};

/** `POST /v1/messages`. */
const request = z
  .strictObject({ model: z.string().min(1), ...message })
  .refine(hasOneHeat, { message: TWO_HEATS });

/** `POST …:rawPredict` of Vertex AI. */
const rawPrediction = z
  .strictObject({ anthropic_version: z.literal('vertex-2023-10-16'), ...message })
  .refine(hasOneHeat, { message: TWO_HEATS });

/** Anthropic's Messages API with one key. */
export function anthropicApi(key: string): PlayedApi {
  return {
    refusalOf: (call) => anthropicRefusal(call, key),
    answer: (text) => anthropicAnswer({ content: [{ type: 'text', text }] }),
  };
}

function anthropicRefusal(call: ProviderCall, key: string): ProviderReply | null {
  if (call.path !== '/v1/messages') return anthropicError(404, 'not_found_error', 'Not Found');
  if (headerOf(call, 'x-api-key') !== key) {
    return anthropicError(401, 'authentication_error', 'invalid x-api-key');
  }
  if (headerOf(call, 'anthropic-version') !== VERSION) {
    return anthropicError(400, 'invalid_request_error', 'anthropic-version: header is required');
  }
  return wrongBody(call, request);
}

function wrongBody(call: ProviderCall, schema: z.ZodType): ProviderReply | null {
  const checked = schema.safeParse(jsonOf(call));
  if (checked.success) return null;
  const [problem] = checked.error.issues;
  const words = `${problem?.path.join('.') ?? ''}: ${problem?.message ?? ''}`;
  return anthropicError(400, 'invalid_request_error', words);
}

/** Anthropic's models at Vertex AI, in one project and location, with one access token. */
export function vertexClaudeApi(token: string, project: string, location: string): PlayedApi {
  const models = `/v1/projects/${project}/locations/${location}/publishers/anthropic/models/`;
  const path = new RegExp(`^${models}claude-[\\w.@-]+:rawPredict$`);
  return {
    refusalOf: (call) => {
      if (!path.test(call.path)) return anthropicError(404, 'not_found_error', call.path);
      const hasToken = headerOf(call, 'authorization') === `Bearer ${token}`;
      const hasKey = headerOf(call, 'x-api-key') !== undefined;
      if (!hasToken || hasKey) return anthropicError(401, 'authentication_error', 'wrong token');
      return wrongBody(call, rawPrediction);
    },
    answer: (text) => anthropicAnswer({ content: [{ type: 'text', text }] }),
  };
}

/** Limits that every answer names, in requests and tokens a minute. */
export const ANTHROPIC_LIMITS = {
  'anthropic-ratelimit-requests-limit': '50',
  'anthropic-ratelimit-requests-remaining': '49',
  'anthropic-ratelimit-requests-reset': '2026-11-30T12:00:00Z',
  'anthropic-ratelimit-input-tokens-limit': '30000',
  'anthropic-ratelimit-input-tokens-remaining': '29000',
  'anthropic-ratelimit-input-tokens-reset': '2026-11-30T12:00:00Z',
};

const REQUEST_ID = 'req_011CSHoEeqs5C35K2UUqR7Fy';

/** A message, with what is given in place of the ordinary. */
export function anthropicAnswer(change: Readonly<Record<string, unknown>>): ProviderReply {
  return {
    headers: {
      'request-id': REQUEST_ID,
      'anthropic-organization-id': '00000000-0000-0000-0000-000000000000',
      'cf-ray': '8f0a1b2c3d4e5f60-IAD',
      ...ANTHROPIC_LIMITS,
    },
    body: {
      id: 'msg_01XFDUDYJgAACzvnptvVoYEL',
      type: 'message',
      role: 'assistant',
      model: 'claude-sonnet-4-5-20250929',
      content: [{ type: 'text', text: 'Paris.' }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage: {
        input_tokens: 21,
        cache_creation_input_tokens: 0,
        cache_read_input_tokens: 0,
        output_tokens: 9,
        service_tier: 'standard',
        inference_geo: 'us',
      },
      ...change,
    },
  };
}

/** An error as Anthropic words it. */
export function anthropicError(
  status: number,
  type: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ProviderReply {
  return {
    status,
    headers: { 'request-id': REQUEST_ID, ...headers },
    body: { type: 'error', error: { type, message }, request_id: REQUEST_ID },
  };
}
