import type { INestApplicationContext, LoggerService } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

/** A shutdown hook threw: what it was to release may still be held. The process must not exit as if it had stopped in order. */
export class ShutdownHookError extends Error {
  override readonly name = 'ShutdownHookError';
}

const HOOKS = ['onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'] as const;

type Hook = (signal?: string) => unknown;
type Hooked = Partial<Record<(typeof HOOKS)[number], Hook>>;

/** Hooks release what they hold once: a second signal, or a second caller, waits for the closing that the first began. */
const CLOSING = new WeakMap<INestApplicationContext, Promise<void>>();

/**
 * Closes a Nest application; may be called again. Nest goes on when a shutdown hook throws, and only logs it as text; here it is logged as the fact
 * `service.hook_failed`, all other hooks still run, and closing fails in the end.
 * @throws ShutdownHookError naming the hooks that threw; Error when the HTTP server or the transport could not be closed.
 */
export async function closeApplication(
  app: INestApplicationContext,
  logger: LoggerService,
): Promise<void> {
  const closing = CLOSING.get(app) ?? close(app, logger);
  CLOSING.set(app, closing);
  return closing;
}

async function close(app: INestApplicationContext, logger: LoggerService): Promise<void> {
  const failed: string[] = [];
  for (const instance of instancesOf(app)) {
    for (const name of HOOKS) {
      const hook = instance[name];
      if (typeof hook !== 'function') continue;
      instance[name] = async (signal) => {
        try {
          await hook.call(instance, signal);
        } catch (error) {
          const where = `${instance.constructor.name}.${name}`;
          failed.push(where);
          logger.error({ event: 'service.hook_failed', hook: where, error: String(error) });
        }
      };
    }
  }
  await app.close();
  if (failed.length > 0) throw new ShutdownHookError(`${failed.join(', ')} failed`);
}

/** Everything on which Nest may call a hook. */
function instancesOf(app: INestApplicationContext): Set<Hooked> {
  const found = new Set<Hooked>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { instance } of [
      ...module.providers.values(),
      ...module.controllers.values(),
      ...module.injectables.values(),
    ]) {
      if (typeof instance === 'object' && instance !== null) found.add(instance);
    }
  }
  return found;
}
