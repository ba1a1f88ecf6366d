import { AsyncLocalStorage } from 'node:async_hooks';
import type { INestApplicationContext, LoggerService } from '@nestjs/common';
import { closeApplication } from './close-application.js';

type Close = () => Promise<void>;

const CURRENT = new AsyncLocalStorage<StartScope>();

/**
 * The connections that the providers of an application open while Nest creates it. Nest runs shutdown hooks of an application that was
 * created; one whose provider fails is never handed out, and whatever its other providers have opened would stay open.
 */
export class StartScope {
  readonly #failed = new AbortController();
  readonly #opened: Close[] = [];

  /** The scope of the application that is being created here; one that never fails where {@link startApplication} is not used. */
  static current(): StartScope {
    return CURRENT.getStore() ?? new StartScope();
  }

  /** Aborted when the application cannot be created: ends every wait for a dependency. */
  get signal(): AbortSignal {
    return this.#failed.signal;
  }

  /** Has a connection closed if the application cannot be created; at once if that is known already. */
  async closeOnFailure(close: Close): Promise<void> {
    if (this.signal.aborted) await close();
    else this.#opened.push(close);
  }

  /** Closes what was opened, the last first. */
  async fail(reason: unknown, logger: LoggerService): Promise<void> {
    this.#failed.abort(reason);
    for (const close of this.#opened.splice(0).toReversed()) await logFailure(close, logger);
  }
}

/**
 * Creates an application and starts it; closes everything that it has opened when either fails.
 * @param create calls `NestFactory.create` with `abortOnError: false`.
 * @param start makes the application listen.
 * @throws Error of whatever could not be started, never that of the closing, which is logged as `service.close_failed`.
 */
export async function startApplication<Application extends INestApplicationContext>(
  create: () => Promise<Application>,
  start: (app: Application) => Promise<void>,
  logger: LoggerService,
): Promise<Application> {
  const app = await createInScope(create, logger);
  try {
    await start(app);
  } catch (error) {
    await logFailure(() => closeApplication(app, logger), logger);
    throw error;
  }
  return app;
}

async function createInScope<Application>(
  create: () => Promise<Application>,
  logger: LoggerService,
): Promise<Application> {
  const scope = new StartScope();
  try {
    return await CURRENT.run(scope, create);
  } catch (error) {
    await scope.fail(error, logger);
    throw error;
  }
}

/** The start has failed already, and its error says why. */
async function logFailure(close: Close, logger: LoggerService): Promise<void> {
  try {
    await close();
  } catch (error) {
    logger.error({ event: 'service.close_failed', error: String(error) });
  }
}
