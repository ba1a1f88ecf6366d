import { retryWhileUnavailable } from '@beacon/bounds';
import { databaseErrorKind } from '@beacon/persistence';
import { Logger } from '@nestjs/common';

const PAUSE_MS = 500;
const WARN_EVERY_MS = 10_000;

const logger = new Logger('Planner');

/**
 * Repeats statements while the database is away, for as long as that takes. An in-flight message keeps its lease meanwhile, so that
 * its delivery count grows by crashes only.
 * @param work must be safe to repeat.
 * @param signal ends the waiting: one last try is made then.
 * @throws Error of the last try, when it means something else or the waiting was ended.
 */
export async function retryStatements<Result>(
  work: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  let warnedAt = -Infinity;
  return retryWhileUnavailable(work, {
    isUnavailable: (error) => databaseErrorKind(error) === 'away',
    signal,
    hasLastTry: true,
    firstPauseMs: PAUSE_MS,
    longestPauseMs: PAUSE_MS,
    onUnavailable: (error) => {
      if (performance.now() - warnedAt < WARN_EVERY_MS) return;
      warnedAt = performance.now();
      logger.warn({ event: 'database.awaited', error: String(error) });
    },
  });
}
