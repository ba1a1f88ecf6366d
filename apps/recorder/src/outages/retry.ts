import { retryWhileUnavailable } from '@beacon/bounds';
import type { RetryRule } from '@beacon/bounds';
import { Seldom } from '@beacon/observability';
import { databaseErrorKind } from '@beacon/persistence';
import { Logger } from '@nestjs/common';

const logger = new Logger('Recorder');
const seldom = new Seldom();

/**
 * Repeats statements while the database is away, or while others were in their way.
 * @param work must be safe to repeat: its answer may be lost after its commit.
 * @param signal ends the waiting, when the process is told to stop.
 * @throws Error of the last try, when it means something else or the waiting was ended.
 */
export async function retryStatements<Result>(
  work: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  return retryWhileUnavailable(work, waitingFor('database', isPassing, signal));
}

/**
 * Repeats publications until the broker has stored them, whatever it says: an event that it does not take now is no reason to give
 * its result back.
 * @throws Error of the last try, when the waiting was ended.
 */
export async function retryPublications(
  work: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  return retryWhileUnavailable(
    work,
    waitingFor('broker', () => true, signal),
  );
}

function waitingFor(
  what: 'database' | 'broker',
  isUnavailable: RetryRule['isUnavailable'],
  signal: AbortSignal,
): RetryRule {
  return {
    isUnavailable,
    signal,
    onUnavailable: (thrown, pauseMs) => {
      const error = String(thrown);
      seldom.pass(`${what} ${error}`, (keptBack) => {
        logger.warn({ event: 'recorder.waiting', what, pauseMs, error, keptBack });
      });
    },
  };
}

function isPassing(error: unknown): boolean {
  const kind = databaseErrorKind(error);
  return kind === 'away' || kind === 'conflict';
}

/** How the parts of a batch are processed, and how their results are merged. */
export interface Parts<Row, Result> {
  readonly work: (rows: readonly Row[]) => Promise<Result>;
  readonly join: (first: Result, second: Result) => Result;
  /** The result for a row that the database rejects. */
  readonly refuse: (row: Row, reason: string) => Result;
}

/**
 * Does a work on many rows at once. A row that the database cannot hold must not hold up its neighbours: then the batch is
 * halved until that row stands alone.
 * @throws Error that does not lie in the rows.
 */
export async function bisectOnDataError<Row, Result>(
  rows: readonly Row[],
  parts: Parts<Row, Result>,
): Promise<Result> {
  try {
    return await parts.work(rows);
  } catch (error) {
    if (databaseErrorKind(error) !== 'data') throw error;
    return inHalves(rows, parts, error);
  }
}

async function inHalves<Row, Result>(
  rows: readonly Row[],
  parts: Parts<Row, Result>,
  error: unknown,
): Promise<Result> {
  const [only] = rows;
  if (only === undefined) throw error;
  if (rows.length === 1) return parts.refuse(only, `the database refuses it: ${String(error)}`);
  const middle = Math.floor(rows.length / 2);
  const first = await bisectOnDataError(rows.slice(0, middle), parts);
  return parts.join(first, await bisectOnDataError(rows.slice(middle), parts));
}
