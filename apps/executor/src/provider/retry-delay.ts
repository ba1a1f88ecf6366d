import { isThrottling } from '@beacon/providers';
import type { ProviderFailure } from '@beacon/providers';

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

const RETURN_MS = 200;

/** The pause before a task that was given back unasked is delivered again, in milliseconds: until other executors have received the shares, too. */
export function returnDelayMs(random: () => number = Math.random): number {
  return Math.round(RETURN_MS * (1 + random()));
}

/** What has failed of a round so far, the current failure included. */
export interface FailuresSoFar {
  /** Attempts that count. */
  readonly counted: number;
  /** Answers since the last other one that there were too many requests, or that the quota is used up. */
  readonly throttledInRow: number;
}

/**
 * The pause before the next attempt, in milliseconds: what the provider asks for, and at least 1 s doubled with each such
 * failure up to 60 s, of which a random half is taken away so that many tasks do not come back together. A provider that asks
 * for no wait, or for one second again and again, is not asked any faster for that.
 */
export function retryDelayMs(
  failure: Pick<ProviderFailure, 'kind' | 'retryAfterMs'>,
  { counted, throttledInRow }: FailuresSoFar,
  random: () => number = Math.random,
): number {
  const failures = isThrottling(failure) ? throttledInRow : counted;
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(Math.max(failures, 1) - 1, 16));
  const backOff = Math.round(full / 2 + (full / 2) * random());
  const asked = askedWaitMs(failure);
  // A little more than asked for: a provider counts from its own clock.
  return asked === null ? backOff : Math.max(backOff, asked + Math.round(250 * random()));
}
