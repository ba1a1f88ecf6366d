import type { ProviderFailure } from './attempt.js';
import type { HttpReply } from './protocol.js';

/** Builds a failure; what is not given is unknown. */
export function failureOf(
  kind: ProviderFailure['kind'],
  code: string,
  message: string,
  rest: Partial<Pick<ProviderFailure, 'httpStatus' | 'retryAfterMs'>> = {},
): ProviderFailure {
  return { kind, code, message, httpStatus: null, retryAfterMs: null, ...rest };
}

const TRANSIENT_CODES = new Map([
  [408, 'provider_timeout'],
  [409, 'provider_conflict'],
  [425, 'provider_too_early'],
  [429, 'rate_limited'],
]);

const PERMANENT_CODES = new Map([
  [400, 'bad_request'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [413, 'request_too_large'],
  [422, 'unprocessable'],
]);

/** Types a response that is not a 2xx. Redirects are never followed: they would ask somewhere else, perhaps twice. */
export function failureOfStatus(reply: HttpReply, now: Date = new Date()): ProviderFailure {
  const { status } = reply;
  const rest = {
    httpStatus: status,
    retryAfterMs: retryAfterMs(reply.headers['retry-after'], now),
  };
  if (status >= 300 && status < 400) {
    return failureOf(
      'permanent',
      'redirect_refused',
      'the provider answered with a redirect',
      rest,
    );
  }
  const transient = TRANSIENT_CODES.get(status);
  if (transient !== undefined)
    return failureOf('transient', transient, providerMessage(reply), rest);
  if (status >= 500) return failureOf('transient', 'provider_error', providerMessage(reply), rest);
  const code = PERMANENT_CODES.get(status) ?? 'refused_by_provider';
  return failureOf('permanent', code, providerMessage(reply), rest);
}

/** Dates of HTTP, and of ISO 8601. JavaScript would also read a date into `-1` or `soon 5`. */
const DATE = /^(?:[A-Z][a-z]{2,8}, .+ GMT|\d{4}-\d{2}-\d{2}T.+)$/;

/** Reads Retry-After in seconds or as a date; null when it is absent or nonsense. */
export function retryAfterMs(header: string | string[] | undefined, now: Date): number | null {
  const value = (Array.isArray(header) ? header[0] : header)?.trim();
  if (value === undefined) return null;
  if (/^\d{1,9}(\.\d{1,3})?$/.test(value)) return Math.round(Number(value) * 1000);
  const date = DATE.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

const MESSAGE_LIMIT = 300;

/** The provider's own words, if it sent any that can be read. */
function providerMessage({ status, body }: HttpReply): string {
  const said = messageIn(body);
  return said === null ? `the provider answered HTTP ${status}` : said.slice(0, MESSAGE_LIMIT);
}

function messageIn(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body);
    const { error } = (parsed ?? {}) as { error?: unknown };
    const { message } = (error ?? {}) as { message?: unknown };
    const said = typeof error === 'string' ? error : message;
    return typeof said === 'string' && said !== '' ? said : null;
  } catch {
    // An error page in HTML or nothing at all: the status says enough.
    return null;
  }
}
