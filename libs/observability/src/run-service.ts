import type { LoggerService } from '@nestjs/common';

/** A service that was started. */
export interface RunningService {
  /** Where its HTTP server listens. */
  readonly url: string;
  /** Resolves with the reason when the service cannot go on and must be stopped. @default it always can */
  readonly failure?: Promise<Error>;
  /** Finishes what is in flight and releases everything. */
  stop(): Promise<void>;
}

/** More than an orderly stop takes: one that gives up by itself has nobody who would kill it. */
const FAILED_STOP_LIMIT_MS = 30_000;

/**
 * Runs a service as this process: starts it, says when it is ready, and stops it in order on SIGTERM or SIGINT. A
 * failure to start, or to go on, is logged with what to do and ends the process with code 1: boot or die.
 */
export async function runService(
  logger: LoggerService,
  start: () => Promise<RunningService>,
): Promise<void> {
  try {
    const running = await start();
    stopInTime(logger, running);
    logger.log({ event: 'service.ready', url: running.url, pid: process.pid });
  } catch (error) {
    logger.error({ event: 'service.start_failed', error: textOf(error) });
    process.exit(1);
  }
}

function stopInTime(logger: LoggerService, running: RunningService): void {
  let stopping = false;
  const stop = async (exitCode: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    try {
      await running.stop();
      logger.log({ event: 'service.stopped' });
      process.exit(exitCode);
    } catch (error) {
      logger.error({ event: 'service.stop_failed', error: String(error) });
      process.exit(1);
    }
  };
  const stopOnSignal = (signal: NodeJS.Signals): void => {
    if (!stopping) logger.log({ event: 'service.stopping', signal });
    void stop(0);
  };
  process.on('SIGTERM', stopOnSignal);
  process.on('SIGINT', stopOnSignal);
  void running.failure?.then((error) => {
    logger.error({ event: 'service.failed', error: textOf(error) });
    setTimeout(() => process.exit(1), FAILED_STOP_LIMIT_MS).unref();
    void stop(1);
  });
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
