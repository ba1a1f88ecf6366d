import { z } from 'zod';
import { errorOf } from './error-body.js';
import type { ProviderError } from './error-body.js';

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

const UNKNOWN: ProviderError = { code: '', type: '', status: '', message: '', retryDelay: null };

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
