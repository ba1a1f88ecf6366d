import { isThrottling } from '@beacon/providers';
import type { FailedAttempt, ProviderFailure } from '@beacon/providers';

/** Whether a failure may pass, so that the cell is asked again. */
export function mayPass(failure: Pick<ProviderFailure, 'kind'>): boolean {
  return failure.kind === 'transient' || isThrottling(failure);
}

/** Attempts of a round, the last one with it. */
export interface AttemptsMade {
  readonly number: number;
  /** How many of them were throttled, and do not count. */
  readonly throttled: number;
}

/** Whether an attempt that failed is to be followed by another. Only the job's deadline ends those that were throttled. */
export function isTriedAgain(
  failure: Pick<ProviderFailure, 'kind'>,
  { number, throttled }: AttemptsMade,
  maxAttempts: number,
): boolean {
  return isThrottling(failure) || (mayPass(failure) && number - throttled < maxAttempts);
}

/** A failure in few words, for logs and reasons. */
export function describe({ code, httpStatus }: ProviderFailure): string {
  return httpStatus === null ? code : `${code} (HTTP ${httpStatus})`;
}

/**
 * The failure that a cell ends with: a permanent one as it is; one that might still pass is told as what it means, that the
 * attempts are used up.
 * @param made the attempt that failed with it.
 */
export function finalAttempt(attempt: FailedAttempt, made: AttemptsMade): FailedAttempt {
  const { failure } = attempt;
  if (!mayPass(failure)) return attempt;
  const counted = made.number - made.throttled;
  const attempts = counted === 1 ? 'the only attempt' : `all ${counted} attempts`;
  const beside = made.throttled === 0 ? '' : ` (beside ${made.throttled} that were throttled)`;
  const message = `${attempts}${beside} failed, the last with ${describe(failure)}: ${failure.message}`;
  return { ...attempt, failure: { ...failure, code: 'attempts_exhausted', message } };
}
