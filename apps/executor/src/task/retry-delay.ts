import type { ProviderFailure } from '../provider/attempt.js';

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
const LONGEST_RETRY_AFTER_MS = 10 * 60_000;

/**
 * The pause before the next attempt, in milliseconds: what the provider asks for, or 1 s doubled with each attempt up
 * to 60 s, of which a random half is taken away so that many tasks do not come back together.
 * @param attempt 1-based number of the attempt that failed.
 */
export function retryDelayMs(
  failure: Pick<ProviderFailure, 'retryAfterMs'>,
  attempt: number,
  random: () => number = Math.random,
): number {
  if (failure.retryAfterMs !== null) {
    // A little more than asked for: a provider counts from its own clock.
    return Math.min(failure.retryAfterMs, LONGEST_RETRY_AFTER_MS) + Math.round(250 * random());
  }
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  return Math.round(full / 2 + (full / 2) * random());
}
