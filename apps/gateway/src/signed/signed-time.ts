import { refusedSignature } from '../intake/signed/refused-signature.js';
import type { SignedSpecification } from '../intake/signed/signed-specification.js';

const MINUTE_MS = 60_000;
/** How long a specification may be under way after it was signed. */
const MOST_AGE_MS = 10 * MINUTE_MS;
/** How far ahead the clock of whoever signs may be. */
const MOST_SKEW_MS = 5 * MINUTE_MS;
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;

/**
 * When a specification was signed, in milliseconds since 1970.
 * @throws ApiError 400 when that is no time, too long ago, or ahead.
 */
export function signedAt(
  { timestamp, kid }: Pick<SignedSpecification, 'timestamp' | 'kid'>,
  now: number,
): number {
  const at = RFC_3339.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
  const problem = problemOf(at, now);
  if (problem === null) return at;
  const named = { field: 'metadata.timestamp', kid };
  throw refusedSignature('timestamp_invalid', problem, named);
}

function problemOf(at: number, now: number): string | null {
  if (Number.isNaN(at)) return 'format_invalid: metadata.timestamp is no time as in RFC 3339';
  if (now - at > MOST_AGE_MS) {
    return `too_old: it was signed ${minutes(now - at)} min ago, at most ${minutes(MOST_AGE_MS)} are accepted: sign again`;
  }
  if (at - now <= MOST_SKEW_MS) return null;
  return `too_far_in_future: it was signed ${minutes(at - now)} min ahead of the clock here, at most ${minutes(MOST_SKEW_MS)} are accepted`;
}

function minutes(ms: number): number {
  return Math.round(ms / MINUTE_MS);
}
