import { setTimeout as pause } from 'node:timers/promises';
import { databaseErrorKind } from '@beacon/persistence';
import { Logger } from '@nestjs/common';

const PAUSE_MS = 500;
const WARN_EVERY_MS = 10_000;

const logger = new Logger('Planner');

/**
 * Does a work that may be repeated, and repeats it while the database is away, for as long as that takes. A message in hand
 * keeps its lease meanwhile, so that its deliveries grow by crashes only.
 * @param signal ends the patience: the error of the last try is thrown then.
 * @throws Error when it means something else.
 */
export async function untilDatabaseAnswers<Result>(
  work: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  for (let warnedAt = -Infinity; ;) {
    try {
      return await work();
    } catch (error) {
      if (databaseErrorKind(error) !== 'away' || signal?.aborted) throw error;
      if (performance.now() - warnedAt >= WARN_EVERY_MS) {
        warnedAt = performance.now();
        logger.warn({ event: 'database.awaited', error: String(error) });
      }
    }
    // Woken by the signal, it tries a last time.
    await pause(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}
