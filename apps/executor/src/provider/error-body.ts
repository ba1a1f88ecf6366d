import { z } from 'zod';
import { parseReplyJson } from './reply-json.js';

/** What a provider's error says of itself; what is missing is empty. */
export interface ProviderError {
  readonly code: string;
  readonly type: string;
  readonly status: string;
  readonly message: string;
  /** Google's: how long to wait, such as `36s`; null when it does not say. */
  readonly retryDelay: string | null;
}

const word = z.union([z.string(), z.number().transform(String)]).catch('');

const details = z
  .array(z.object({ retryDelay: z.string().nullish().catch(null) }))
  .catch([])
  .transform((entries) => entries.map(({ retryDelay }) => retryDelay ?? null));

const error = z
  .object({ code: word, type: word, status: word, message: word, details })
  .transform(({ details: delays, ...said }) => ({
    ...said,
    retryDelay: delays.find((delay) => delay !== null) ?? null,
  }));

const bare = z.string().transform((message) => ({
  code: '',
  type: '',
  status: '',
  message,
  retryDelay: null,
}));

const envelope = z.object({ error: z.union([bare, error]) });

/** Google's OpenAI-compatible address sends the envelope in a list. */
const body = z.union([envelope, z.tuple([envelope]).transform(([only]) => only)]);

/** Reads the error of a body: OpenAI's form and its relatives. Null when there is none, as in an HTML page. */
export function errorIn(text: string): ProviderError | null {
  try {
    return errorOf(parseReplyJson(text));
  } catch {
    // Not JSON, or too much of it: the status says enough.
    return null;
  }
}

/** Reads the error of a value that {@link parseReplyJson} gave; null when it has none. */
export function errorOf(value: unknown): ProviderError | null {
  const parsed = body.safeParse(value);
  return parsed.success ? parsed.data.error : null;
}
