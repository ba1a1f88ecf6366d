import { z } from 'zod';
import type { Dialect } from './dialect.js';
import type { Reply } from './replies.js';
import { checked } from './requests.js';
import { HttpError } from './http-error.js';

const WORDS = z.union([
  z.string().min(1),
  z.array(z.object({ type: z.literal('text'), text: z.string().min(1) })).min(1),
]);

const MESSAGES = z.strictObject({
  model: z.string().min(1),
  max_tokens: z.int().min(1),
  messages: z.array(z.object({ role: z.enum(['user', 'assistant']), content: WORDS })).min(1),
  system: WORDS.optional(),
  temperature: z.number().min(0).max(1).optional(),
  top_p: z.number().min(0).max(1).optional(),
  stream: z.literal(false).optional(),
});

const STOP_REASONS = {
  stop: 'end_turn',
  length: 'max_tokens',
  content_filter: 'refusal',
} satisfies Record<Reply['finishReason'], string>;

const ERROR_TYPES: ReadonlyMap<number, string> = new Map([
  [401, 'authentication_error'],
  [403, 'permission_error'],
  [404, 'not_found_error'],
  [413, 'request_too_large'],
  [429, 'rate_limit_error'],
  [500, 'api_error'],
  [504, 'timeout_error'],
  [529, 'overloaded_error'],
]);

/** Codes of the simulation, in the words by which Anthropic says the same. */
const WORDINGS: ReadonlyMap<string, string> = new Map([
  ['content_filter', 'Input blocked by content filtering policy'],
  ['insufficient_quota', 'Your credit balance is too low to access the Anthropic API.'],
]);

/** Anthropic's Messages API. */
export const anthropic: Dialect = {
  question(body) {
    const { model, max_tokens, messages, system } = checked(MESSAGES, body);
    const asked = messages.findLast(({ role }) => role === 'user');
    if (asked === undefined) {
      throw new HttpError(400, 'invalid_request', 'messages: none is of the user.');
    }
    const texts = messages.map(({ content }) => textOf(content));
    return {
      model,
      prompt: textOf(asked.content),
      sent: [...(system === undefined ? [] : [textOf(system)]), ...texts].join('\n'),
      maxTokens: max_tokens,
      seed: null,
    };
  },

  answer: ({ requestId, model, reply }) => ({
    id: `msg_simulation_${requestId}`,
    type: 'message',
    role: 'assistant',
    model,
    content: reply.text === '' ? [] : [{ type: 'text', text: reply.text }],
    stop_reason: STOP_REASONS[reply.finishReason],
    stop_sequence: null,
    usage: {
      input_tokens: reply.promptTokens,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      output_tokens: reply.completionTokens,
      service_tier: 'standard',
      inference_geo: 'not_available',
    },
  }),

  error({ status, code, message }, requestId) {
    // A spent balance is a 400 there.
    const sent = code === 'insufficient_quota' ? 400 : status;
    const type = ERROR_TYPES.get(sent) ?? (sent >= 500 ? 'api_error' : 'invalid_request_error');
    const words = WORDINGS.get(code) ?? message;
    const body = { type: 'error', error: { type, message: words }, request_id: requestId };
    return { status: sent, body };
  },
};

function textOf(words: z.output<typeof WORDS>): string {
  return typeof words === 'string' ? words : words.map(({ text }) => text).join('\n');
}
