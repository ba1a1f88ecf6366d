import type { ProviderFailure } from '../provider/attempt.js';

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** The longest wait that is obeyed at once; after it the provider is asked again, or its lane is still closed. */
export const LONGEST_WAIT_MS = 10 * 60_000;
/** How long a used-up quota is left alone when its provider does not name the reset. */
const UNKNOWN_RESET_MS = 60_000;

/** How long a failure asks not to call its provider, in milliseconds; null when it does not. */
export function askedWaitMs({
  kind,
  retryAfterMs,
}: Pick<ProviderFailure, 'kind' | 'retryAfterMs'>): number | null {
  const asked = retryAfterMs ?? (kind === 'quota' ? UNKNOWN_RESET_MS : null);
  return asked === null ? null : Math.min(asked, LONGEST_WAIT_MS);
}

/**
 * The pause before the next attempt, in milliseconds: what the provider asks for, or 1 s doubled with each attempt up
 * to 60 s, of which a random half is taken away so that many tasks do not come back together.
 * @param attempt 1-based number of the attempt that failed.
 */
export function retryDelayMs(
  failure: Pick<ProviderFailure, 'kind' | 'retryAfterMs'>,
  attempt: number,
  random: () => number = Math.random,
): number {
  const asked = askedWaitMs(failure);
  // A little more than asked for: a provider counts from its own clock.
  if (asked !== null) return asked + Math.round(250 * random());
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  return Math.round(full / 2 + (full / 2) * random());
}
