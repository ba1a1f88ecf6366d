import type { LoggerService } from '@nestjs/common';

/** A service that was started. */
export interface RunningService {
  /** Where its HTTP server listens. */
  readonly url: string;
  /** Finishes what is in hand and lets go of everything. */
  stop(): Promise<void>;
}

/**
 * Runs a service as this process: starts it, says when it is ready, and stops it in order on SIGTERM or SIGINT. A
 * failure to start is logged with what to do and ends the process with code 1: boot or die.
 */
export async function runService(
  logger: LoggerService,
  start: () => Promise<RunningService>,
): Promise<void> {
  try {
    const running = await start();
    stopOnSignal(logger, running);
    logger.log({ event: 'service.ready', url: running.url, pid: process.pid });
  } catch (error) {
    logger.error({
      event: 'service.start_failed',
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    });
    process.exit(1);
  }
}

function stopOnSignal(logger: LoggerService, running: RunningService): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stopping) return;
    stopping = true;
    logger.log({ event: 'service.stopping', signal });
    try {
      await running.stop();
      logger.log({ event: 'service.stopped' });
      process.exit(0);
    } catch (error) {
      logger.error({ event: 'service.stop_failed', error: String(error) });
      process.exit(1);
    }
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}
