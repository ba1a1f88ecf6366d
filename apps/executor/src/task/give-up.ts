import type { FailedAttempt, ProviderFailure } from '../provider/attempt.js';

/** Whether a failure may pass, so that the cell is asked again. */
export function mayPass({ kind }: Pick<ProviderFailure, 'kind'>): boolean {
  return kind === 'transient' || kind === 'quota';
}

/** A failure in few words, for logs and reasons. */
export function describe({ code, httpStatus }: ProviderFailure): string {
  return httpStatus === null ? code : `${code} (HTTP ${httpStatus})`;
}

/**
 * The failure that a cell ends with: a permanent one as it is; one that might still pass is told as what it means, that the
 * attempts are used up.
 * @param number of the attempt that failed.
 */
export function finalAttempt(attempt: FailedAttempt, number: number): FailedAttempt {
  const { failure } = attempt;
  if (!mayPass(failure)) return attempt;
  const attempts = number === 1 ? 'the only attempt' : `all ${number} attempts`;
  const message = `${attempts} failed, the last with ${describe(failure)}: ${failure.message}`;
  return { ...attempt, failure: { ...failure, code: 'attempts_exhausted', message } };
}
