import { Seldom } from '@beacon/observability';
import { databaseErrorKind } from '@beacon/persistence';
import { Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';

/** How an outage is waited out. */
export interface Outlasting {
  /** What is away, for the log. */
  readonly what: 'database' | 'broker';
  /** Whether an error means that trying again later will do. */
  readonly isOutage: (error: unknown) => boolean;
  /** Ends the waiting, when the process is told to stop. */
  readonly signal: AbortSignal;
}

const FIRST_PAUSE_MS = 200;
/** With the time of a try, work goes on within two seconds of the return. */
const LONGEST_PAUSE_MS = 1_500;

const logger = new Logger('Recorder');
const seldom = new Seldom();

/**
 * Does a work that may be repeated, and repeats it while its server is away, for as long as that takes. Messages in hand keep
 * their lease meanwhile, so that their delivery counts grow by crashes of this process only.
 * @throws Error of the last try, when it means something else or the waiting was ended.
 */
export async function outlast<Result>(
  work: () => Promise<Result>,
  { what, isOutage, signal }: Outlasting,
): Promise<Result> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error) || signal.aborted) throw error;
      const said = String(error);
      seldom.pass(`${what} ${said}`, (keptBack) => {
        logger.warn({ event: 'recorder.waiting', what, pauseMs, error: said, keptBack });
      });
      await pauseUnlessAborted(pauseMs, signal);
      if (signal.aborted) throw error;
    }
  }
}

/** Like {@link outlast}, for statements: they wait for the database, and yield to others that were in their way. */
export async function outlastDatabase<Result>(
  work: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  return outlast(work, { what: 'database', isOutage: isPassing, signal });
}

function isPassing(error: unknown): boolean {
  const kind = databaseErrorKind(error);
  return kind === 'away' || kind === 'conflict';
}

async function pauseUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  // Rejects when it is aborted, which the caller looks at itself.
  await pause(ms, undefined, { signal }).catch(() => undefined);
}
