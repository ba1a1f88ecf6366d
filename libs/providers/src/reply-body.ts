import { JsonTooComplexError, parseBoundedJson } from '@beacon/bounds';
import { z } from 'zod';
import { failureOf } from './attempt.js';
import type { HttpReply, ReadBody } from './protocol.js';

type Parsed<Value> =
  { readonly kind: 'value'; readonly value: Value } | Extract<ReadBody, { kind: 'failure' }>;

/** Reads a 2xx body that must be JSON of a shape. What is no such thing is a typed failure, not an answer. */
export function parseJsonBody<Schema extends z.ZodType>(
  reply: HttpReply,
  schema: Schema,
): Parsed<z.output<Schema>> {
  const parsed = parseBody(reply);
  return parsed.kind === 'failure' ? parsed : validated(reply, parsed.value, schema);
}

/** Reads a 2xx body that must be JSON, its first entries only, see {@link parseReplyJson}. */
export function parseBody(reply: HttpReply): Parsed<unknown> {
  const encoding = String(reply.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding !== 'identity') {
    const message = `the body is encoded as ${encoding.slice(0, 60)}, though only identity was asked for`;
    return invalid(reply, 'invalid_content_encoding', message);
  }
  const type = String(reply.headers['content-type'] ?? '');
  if (!/^application\/([a-z.+-]+\+)?json\b/i.test(type)) {
    const message = `the body is ${type.slice(0, 60) || 'untyped'}, not JSON`;
    return invalid(reply, 'invalid_content_type', message);
  }
  try {
    return { kind: 'value', value: parseReplyJson(reply.body) };
  } catch (error) {
    return error instanceof JsonTooComplexError
      ? invalid(reply, 'response_too_complex', `the body has ${error.message}`)
      : invalid(reply, 'invalid_json', 'the body is not JSON');
  }
}

/** Holds a body to a shape. */
export function validated<Schema extends z.ZodType>(
  reply: HttpReply,
  body: unknown,
  schema: Schema,
): Parsed<z.output<Schema>> {
  const result = schema.safeParse(body);
  if (result.success) return { kind: 'value', value: result.data };
  const fields = result.error.issues.slice(0, 5).map(({ path }) => path.join('.') || 'body');
  const message = `the body lacks what an answer has: ${fields.join(', ')}`;
  return invalid(reply, 'invalid_response', message);
}

function invalid(
  reply: HttpReply,
  code: string,
  message: string,
): Extract<ReadBody, { kind: 'failure' }> {
  return {
    kind: 'failure',
    failure: failureOf('permanent', code, message, { httpStatus: reply.status }),
  };
}

/** Of a body that is parsed at all. */
const MOST = { values: 100_000, levels: 64 };
/** Elements of a list and members of an object that are shown to a validator: an answer of one choice has far fewer. */
const MOST_ENTRIES = 64;
/** Values that are shown to a validator altogether. */
const MOST_SHOWN = 2_000;

/**
 * Parses a provider's body with bounded work. Of what is not too much to be parsed, the first entries of each list and object are
 * kept: providers add fields and entries as they please, and few of them are needed. Texts are kept whole.
 * @throws SyntaxError when the text is no JSON.
 * @throws JsonTooComplexError when it has more than 100,000 values or 64 levels.
 */
export function parseReplyJson(text: string): unknown {
  return new Shown().of(parseBoundedJson(text, MOST));
}

/** The part of a parsed body that validators see. */
class Shown {
  #left = MOST_SHOWN;

  of(value: unknown): unknown {
    this.#left -= 1;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return this.#some(value).map((entry) => this.of(entry));
    const members = this.#some(Object.entries(value)).map(([key, member]) => [
      key,
      this.of(member),
    ]);
    return Object.fromEntries(members);
  }

  #some<Entry>(entries: readonly Entry[]): readonly Entry[] {
    return entries.slice(0, Math.max(0, Math.min(MOST_ENTRIES, this.#left)));
  }
}

/** What a provider's error says of itself; what is missing is empty. */
export interface ProviderError {
  readonly code: string;
  readonly type: string;
  readonly status: string;
  readonly message: string;
  /** Google's: how long to wait, such as `36s`; null when it does not say. */
  readonly retryDelay: string | null;
  /** Google's: why, such as `API_KEY_INVALID`. */
  readonly reason: string;
  /** Google's: the limits that were reached, such as `GenerateRequestsPerDayPerProjectPerModel`. */
  readonly quotaIds: readonly string[];
}

const word = z.union([z.string(), z.number().transform(String)]).catch('');

const violations = z.array(z.object({ quotaId: word }).catch({ quotaId: '' })).catch([]);

const details = z
  .array(z.object({ retryDelay: z.string().nullish().catch(null), reason: word, violations }))
  .catch([]);

/** FastAPI's, with which vLLM, TGI and Mistral say what of a request they do not take. */
const faults = z
  .array(z.object({ loc: z.array(word).catch([]), msg: word }))
  .transform((all) => all.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; '));
const detail = z.union([z.string(), faults]);
const detailed = z.object({ detail });

const error = z
  .object({ code: word, type: word, status: word, message: word, details })
  .transform(({ details: entries, ...said }) => ({
    ...said,
    retryDelay: entries.map(({ retryDelay }) => retryDelay).find((delay) => delay != null) ?? null,
    reason: entries.map(({ reason }) => reason).find((reason) => reason !== '') ?? '',
    quotaIds: entries.flatMap((entry) => entry.violations.map(({ quotaId }) => quotaId)),
  }));

const UNKNOWN: ProviderError = {
  code: '',
  type: '',
  status: '',
  message: '',
  retryDelay: null,
  reason: '',
  quotaIds: [],
};

const bare = z.string().transform((message) => ({ ...UNKNOWN, message }));

const envelope = z.object({ error: z.union([bare, error]) });

/** Mistral's and older servers': the error is the body, which says so, or at least names its request. */
const flat = z
  .object({
    object: z.string().optional(),
    request_id: z.string().optional(),
    code: word,
    type: word,
    message: z.union([z.string(), detailed.transform((said) => said.detail)]),
  })
  .refine(({ object, request_id: id }) => object === 'error' || id !== undefined)
  .transform(({ code, type, message }) => ({ error: { ...UNKNOWN, code, type, message } }));

const faulty = detailed.transform(({ detail: message }) => ({ error: { ...UNKNOWN, message } }));

/** Google's OpenAI-compatible address sends the envelope in a list. */
const body = z.union([envelope, z.tuple([envelope]).transform(([only]) => only), flat, faulty]);

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

const failedChoice = z.object({ finish_reason: z.literal('error') });
const choices = z.object({ choices: z.array(z.unknown()) });

/** An error that came with status 200: the provider's words, and the status that would have been right. */
export interface ErrorWithin {
  readonly error: ProviderError;
  readonly status: number;
}

/**
 * The error of a body that says 200 and holds none the less what went wrong: in place of choices, or in a choice that ended by an
 * error, as routers send that began to answer before their provider failed. Null when there is none. An answer beside it is cut at an
 * unknown place, and is no measurement.
 */
export function errorWithin(body: unknown): ErrorWithin | null {
  const list = choices.safeParse(body).data?.choices ?? [];
  const failed = list.find((each) => failedChoice.safeParse(each).success);
  if (failed !== undefined) return withStatus(errorOf(failed) ?? errorOf(body) ?? UNKNOWN);
  const error = list.length > 0 ? null : errorOf(body);
  return error === null ? null : withStatus(error);
}

/** Words by which errors without a status of their own are known, and the status that says the same. */
const STATUSES: readonly (readonly [RegExp, number])[] = [
  [/insufficient|billing|quota|credit|payment/i, 402],
  [/rate.?limit|too.?many|throttl/i, 429],
  [/content_?filter|content_policy|data_?inspection|responsibleai|^1301$/i, 400],
  [/time.?d?.?out/i, 408],
  [/invalid|unsupported|not.?found|malformed/i, 400],
  [/unauthori[sz]ed|authentication|api.?key/i, 401],
  [/permission|forbidden/i, 403],
];

/** Servers that fail in the middle say so in many ways: whatever is not known otherwise may pass. */
const SERVER_ERROR = 502;

function withStatus(error: ProviderError): ErrorWithin {
  const said = [error.code, error.status].map(Number).find((code) => code >= 400 && code < 600);
  return { error, status: said ?? statusByWords(error) };
}

function statusByWords({ code, type, status }: ProviderError): number {
  const words = `${code} ${type} ${status}`;
  return STATUSES.find(([pattern]) => pattern.test(words))?.[1] ?? SERVER_ERROR;
}
