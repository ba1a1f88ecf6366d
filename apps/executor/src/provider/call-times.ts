import type { AttemptOutcome } from './attempt.js';

/** When a call was sent and answered. */
export type CallTimes = Pick<AttemptOutcome, 'startedAt' | 'completedAt'>;

/**
 * Begins to time a call; what is returned ends it. The wall clock is read once: it may be set while the provider is asked,
 * by an hour or by decades, so that what the call took is measured with a clock that nobody sets.
 */
export function timeCall(): () => CallTimes {
  const startedAt = new Date();
  const since = performance.now();
  return () => {
    const tookMs = Math.round(performance.now() - since);
    return { startedAt, completedAt: new Date(startedAt.getTime() + tookMs) };
  };
}
