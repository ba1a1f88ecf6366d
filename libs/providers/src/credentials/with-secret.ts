import { NO_EVIDENCE, failureOf } from '../attempt.js';
import type { AttemptOutcome } from '../attempt.js';
import type { LaneAccess } from '../lane-access.js';
import { CredentialError } from './credential.error.js';

/** After which the source is asked again. */
const AGAIN_MS = 60_000;
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;

/** Anything that came of an attempt, with its outcome. */
interface Attempted {
  readonly outcome: AttemptOutcome;
}

/**
 * Makes an attempt with the lane's secret. Where the provider refuses that and there is another one, it is made once more: a secret
 * that was withdrawn is no answer to the question, and nothing was paid for. Where there is no secret, nobody is asked.
 * @param refuse makes the result of an attempt that was not made.
 */
export async function withSecret<Result extends Attempted>(
  { lane, credential }: LaneAccess,
  attempt: (secret: string | null) => Promise<Result>,
  refuse: (outcome: AttemptOutcome) => Result,
): Promise<Result> {
  try {
    const secret = await credential.current();
    const first = await attempt(secret);
    if (secret === null || credential.renew === undefined || !isRefused(first)) return first;
    return (await credential.renew(secret)) ? await attempt(await credential.current()) : first;
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    const now = new Date();
    // As a quota that is used up: it says nothing of the question and may pass, and until then the lane is to be left alone.
    const rest = { retryAfterMs: AGAIN_MS };
    const failure = failureOf('quota', 'credential_unavailable', error.message, rest);
    const times = { startedAt: now, completedAt: now };
    return refuse({ kind: 'failed', lane, failure, evidence: NO_EVIDENCE, ...times });
  }
}

/** A signature by keys that have ended is forbidden rather than unauthorized. */
function isRefused({ outcome }: Attempted): boolean {
  if (outcome.kind === 'answered') return false;
  const { httpStatus } = outcome.failure;
  return (
    httpStatus === UNAUTHORIZED || (httpStatus === FORBIDDEN && outcome.lane.auth.kind === 'sigv4')
  );
}
