import { z } from 'zod';
import type { Dialect } from './dialect.js';
import { HttpError } from './http-error.js';
import type { Reply } from './replies.js';
import { checked } from './requests.js';

const PARTS = z.array(z.strictObject({ text: z.string().min(1) })).min(1);

const CONTENTS = z.strictObject({
  contents: z.array(z.strictObject({ role: z.enum(['user', 'model']), parts: PARTS })).min(1),
  systemInstruction: z.strictObject({ parts: PARTS }).optional(),
  generationConfig: z
    .strictObject({
      temperature: z.number().min(0).max(2).optional(),
      topP: z.number().min(0).max(1).optional(),
      maxOutputTokens: z.int().min(1).optional(),
      seed: z.int32().optional(),
    })
    .default({}),
});

const FINISH_REASONS = {
  stop: 'STOP',
  length: 'MAX_TOKENS',
  content_filter: 'SAFETY',
} satisfies Record<Reply['finishReason'], string>;

const STATUSES: ReadonlyMap<number, string> = new Map([
  [400, 'INVALID_ARGUMENT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'NOT_FOUND'],
  [429, 'RESOURCE_EXHAUSTED'],
  [500, 'INTERNAL'],
  [503, 'UNAVAILABLE'],
  [504, 'DEADLINE_EXCEEDED'],
]);

const MODEL = /\/models\/([^/:]+):generateContent$/;

/** Google's Gemini API. */
export const gemini: Dialect = {
  question(body, path) {
    const { contents, systemInstruction, generationConfig } = checked(CONTENTS, body);
    const asked = contents.findLast(({ role }) => role === 'user');
    if (asked === undefined) {
      throw new HttpError(400, 'invalid_request', 'contents: none is of the user.');
    }
    const all = [...(systemInstruction === undefined ? [] : [systemInstruction]), ...contents];
    return {
      model: decodeURIComponent(MODEL.exec(path)?.[1] ?? ''),
      prompt: textOf(asked.parts),
      sent: all.map(({ parts }) => textOf(parts)).join('\n'),
      maxTokens: generationConfig.maxOutputTokens ?? Infinity,
      seed: generationConfig.seed ?? null,
    };
  },

  answer: ({ requestId, region, model, reply }) => ({
    candidates: [
      {
        content: { role: 'model', ...(reply.text === '' ? {} : { parts: [{ text: reply.text }] }) },
        finishReason: FINISH_REASONS[reply.finishReason],
        index: 0,
      },
    ],
    usageMetadata: {
      promptTokenCount: reply.promptTokens,
      candidatesTokenCount: reply.completionTokens,
      totalTokenCount: reply.promptTokens + reply.completionTokens,
    },
    modelVersion: `simulation-${region}-${model}`,
    responseId: requestId,
  }),

  error({ status, code, message }) {
    // What stops a question there is no error, but an answer without candidates.
    if (code === 'content_filter') {
      return { status: 200, body: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } } };
    }
    const name = STATUSES.get(status) ?? (status >= 500 ? 'INTERNAL' : 'FAILED_PRECONDITION');
    return { status, body: { error: { code: status, message, status: name } } };
  },
};

function textOf(parts: z.output<typeof PARTS>): string {
  return parts.map(({ text }) => text).join('\n');
}
