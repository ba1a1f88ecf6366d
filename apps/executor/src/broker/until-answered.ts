import { setTimeout as pause } from 'node:timers/promises';
import { RetryLaterError } from '@beacon/bus';
import { ContractError } from '@beacon/contracts';
import { Logger } from '@nestjs/common';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;

const logger = new Logger('Executor');

/**
 * Repeats a request until it is answered: a task in hand stays in hand while the broker is away, because giving it back
 * could neither be heard nor help.
 * @param what is asked, for the log, such as `claim check`.
 * @param signal ends the patience; one last request is made then.
 * @throws RetryLaterError when that fails, too; ContractError when the answer is not valid.
 */
export async function untilAnswered<Answer>(
  what: string,
  signal: AbortSignal,
  request: () => Promise<Answer>,
): Promise<Answer> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    try {
      return await request();
    } catch (error) {
      // An answer, though no good one: asking again does not mend it.
      if (error instanceof ContractError) throw error;
      if (signal.aborted) throw new RetryLaterError(`stopped before the ${what} was answered`, 0);
      logger.warn({ event: 'broker.no_answer', what, error: String(error) });
    }
    // Woken by the signal, it tries a last time.
    await pause(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
