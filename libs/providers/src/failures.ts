import { QUOTA_EXHAUSTED, RATE_LIMITED, storableText } from '@beacon/domain';
import { failureOf } from './attempt.js';
import type { ProviderFailure } from './attempt.js';
import { errorIn } from './reply-body.js';
import type { HttpReply } from './protocol.js';
import { goDurationMs, quotaResetMs, saysQuotaExhausted } from './quota.js';
import { retryAfterMs, saidWaitMs } from './retry-after.js';

const TOO_MANY_REQUESTS = 429;

const TRANSIENT_CODES = new Map([
  [408, 'provider_timeout'],
  [409, 'provider_conflict'],
  [425, 'provider_too_early'],
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
  const { status, headers } = reply;
  const rest = { httpStatus: status, retryAfterMs: retryAfterMs(headers, now) };
  if (status >= 300 && status < 400) {
    const message = 'the provider answered with a redirect';
    return failureOf('permanent', 'redirect_refused', message, rest);
  }
  const said = providerMessage(reply);
  if (saysQuotaExhausted(reply)) {
    const resetMs = rest.retryAfterMs ?? quotaResetMs(reply, now);
    return failureOf('quota', QUOTA_EXHAUSTED, said, { ...rest, retryAfterMs: resetMs });
  }
  if (status === TOO_MANY_REQUESTS)
    return failureOf('throttled', RATE_LIMITED, said, waitOf(reply, rest));
  const transient = TRANSIENT_CODES.get(status);
  if (transient !== undefined) return failureOf('transient', transient, said, rest);
  if (status >= 500) return failureOf('transient', 'provider_error', said, rest);
  if (isWrongKey(reply)) return failureOf('permanent', 'unauthorized', said, rest);
  return failureOf('permanent', PERMANENT_CODES.get(status) ?? 'refused_by_provider', said, rest);
}

type Rest = Pick<ProviderFailure, 'httpStatus' | 'retryAfterMs'>;

/** Google names the wait in its error alone. */
function waitOf({ body }: HttpReply, rest: Rest): Rest {
  const saidMs = goDurationMs(errorIn(body)?.retryDelay ?? '');
  const retryAfterMs = rest.retryAfterMs ?? (saidMs === null ? null : saidWaitMs(saidMs));
  return { ...rest, retryAfterMs };
}

/** Google answers a key that it does not know with a 400. */
function isWrongKey({ status, body }: HttpReply): boolean {
  return status === 400 && errorIn(body)?.reason === 'API_KEY_INVALID';
}

const MESSAGE_LIMIT = 300;

/** The provider's own words, if it sent any that can be read. */
function providerMessage({ status, body }: HttpReply): string {
  const said = errorIn(body)?.message ?? '';
  return said === ''
    ? `the provider answered HTTP ${status}`
    : storableText(said, MESSAGE_LIMIT).text;
}
