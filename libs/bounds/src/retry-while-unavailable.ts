import { setTimeout as pause } from 'node:timers/promises';

/** How an outage is waited out. */
export interface RetryRule {
  /** Whether an error means that trying again later will do; any other error is thrown at once. */
  readonly isUnavailable: (error: unknown) => boolean;
  /** Ends the waiting, such as when the process is told to stop. @default never */
  readonly signal?: AbortSignal | undefined;
  /** Whether the end of the waiting leaves time for one last try. @default false */
  readonly hasLastTry?: boolean;
  /** Called before each pause with what the try failed with, for the log. */
  readonly onUnavailable?: (error: unknown, pauseMs: number) => void;
  /** Pause after the first try; it doubles from try to try. @default 200 */
  readonly firstPauseMs?: number;
  /** @default 1_500: with the time of a try, work goes on within two seconds of the return. */
  readonly longestPauseMs?: number;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 1_500;
const NEVER = new AbortController().signal;

/**
 * Does work that is safe to repeat, and repeats it while what it needs is unavailable, for as long as that takes. Messages in
 * flight keep their leases meanwhile, so that their delivery counts grow by crashes only.
 * @throws Error of the last try, when it means something else or the waiting was ended.
 */
export async function retryWhileUnavailable<Result>(
  work: () => Promise<Result>,
  rule: RetryRule,
): Promise<Result> {
  const { signal = NEVER, hasLastTry = false, longestPauseMs = LONGEST_PAUSE_MS } = rule;
  let pauseMs = rule.firstPauseMs ?? FIRST_PAUSE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || !rule.isUnavailable(error)) throw error;
      rule.onUnavailable?.(error, pauseMs);
      await pauseUnlessAborted(pauseMs, signal);
      if (signal.aborted && !hasLastTry) throw error;
    }
    pauseMs = Math.min(longestPauseMs, 2 * pauseMs);
  }
}

async function pauseUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  // Rejects when it is aborted, which the caller looks at itself.
  await pause(ms, undefined, { signal }).catch(() => undefined);
}
