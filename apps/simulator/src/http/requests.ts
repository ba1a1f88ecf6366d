import { z } from 'zod';
import { HttpError } from './http-error.js';

const TEXT_PART = z.object({ type: z.literal('text'), text: z.string() });

const CHAT = z.object({
  model: z.string().min(1),
  messages: z
    .array(
      z.object({
        role: z.enum(['system', 'developer', 'user', 'assistant']),
        content: z.union([z.string(), z.array(TEXT_PART)]),
      }),
    )
    .min(1),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  seed: z.int().nullish(),
  n: z.literal(1).nullish(),
  stream: z.literal(false).nullish(),
});

const INFERENCE = z.object({
  model: z.string().min(1),
  prompt: z.string().min(1),
  temperature: z.number().min(0).max(2).nullish(),
  max_tokens: z.int().min(1).nullish(),
  seed: z.int().nullish(),
  region_preference: z.string().nullish(),
  cost_priority: z.boolean().nullish(),
});

/** A question to a model, whichever API it came by. */
export interface Question {
  readonly model: string;
  /** Text of the question itself: the last user message, or the user part of an old prompt. */
  readonly prompt: string;
  /** All text that was sent, for counting tokens. */
  readonly sent: string;
  readonly maxTokens: number;
  readonly seed: number | null;
}

/**
 * Reads the body of a chat completion.
 * @throws HttpError 400 that names the field.
 */
export function chatQuestion(body: unknown): Question {
  const chat = checked(CHAT, body);
  const texts = chat.messages.map(({ content }) => textOf(content));
  const asked = chat.messages.findLastIndex(({ role }) => role === 'user');
  if (asked === -1) throw new HttpError(400, 'invalid_request', 'messages: none is of the user.');
  return {
    model: chat.model,
    prompt: texts[asked] ?? '',
    sent: texts.join('\n'),
    maxTokens: chat.max_completion_tokens ?? chat.max_tokens ?? Infinity,
    seed: chat.seed ?? null,
  };
}

/**
 * Reads the body of the old router's inference request.
 * @throws HttpError 400 that names the field.
 */
export function inferenceQuestion(body: unknown): Question {
  const request = checked(INFERENCE, body);
  return {
    model: request.model,
    prompt: userPart(request.prompt),
    sent: request.prompt,
    maxTokens: request.max_tokens ?? Infinity,
    seed: request.seed ?? null,
  };
}

/**
 * A body in the shape that a schema asks for.
 * @throws HttpError 400 that names each wrong field.
 */
export function checked<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`,
  );
  throw new HttpError(400, 'invalid_request', problems.slice(0, 10).join('; '));
}

function textOf(content: z.infer<typeof CHAT>['messages'][number]['content']): string {
  return typeof content === 'string' ? content : content.map(({ text }) => text).join('\n');
}

/** The question in a prompt of the form `system\n…\nuser\n…\nassistant\n`; any other prompt is the question itself. */
function userPart(prompt: string): string {
  const start = prompt.startsWith('system\n') ? prompt.lastIndexOf('\nuser\n') : -1;
  if (start === -1) return prompt;
  const question = prompt.slice(start + '\nuser\n'.length);
  const end = question.lastIndexOf('\nassistant\n');
  return end === -1 ? question : question.slice(0, end);
}
