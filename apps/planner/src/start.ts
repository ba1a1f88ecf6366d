import {
  askPromptly,
  JetStreamServer,
  closeBus,
  connectBus,
  startWorker,
  watchConnection,
} from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { eventLoopLimits, loadCatalogue } from '@beacon/config';
import { JsonLogger } from '@beacon/observability';
import type { RunningService } from '@beacon/observability';
import { assertSchemaCurrent, createOrm } from '@beacon/persistence';
import { Logger } from '@nestjs/common';
import type { PlannerEnv } from './environment.js';
import { PlannerModule } from './planner.module.js';
import { buildPlanner } from './planner-parts.js';
import type { PlannerParts } from './planner-parts.js';
import { plannerSubscriptions } from './subscriptions.js';
import { retryStatements } from './retry-statements.js';

/** Starts the planner. It goes on at once with what others have left: nothing of what it does is kept in its memory only. */
export async function startPlanner(env: PlannerEnv): Promise<RunningService> {
  const logger = new JsonLogger('planner', env.LOG_LEVEL);
  // Before Nest does the same: what is said of an outage at the start is a fact like all others.
  Logger.overrideLogger(logger);
  const catalogue = loadCatalogue(env.BEACON_CATALOGUE, process.env);
  const orm = await createOrm({ url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE });
  await retryStatements(() => assertSchemaCurrent(orm));
  const bus = await connectBus({
    servers: env.NATS_URL,
    name: 'planner',
    user: env.NATS_USER,
    password: env.NATS_PASSWORD,
    wait: true,
  });
  askPromptly(bus);
  const parts = buildPlanner({ env, catalogue, orm, bus });
  const server = new JetStreamServer({ bus, subscriptions: plannerSubscriptions });
  const release = async (): Promise<void> => {
    await stopParts(parts);
    await closeBus(bus);
    await orm.close();
  };
  try {
    // The transport refuses to start without its consumer: a broker that lost its disk gets it now.
    await parts.keeper.keep();
  } catch (error) {
    await release();
    throw error;
  }
  startParts(parts, bus);
  const module = PlannerModule.with({ bus, server, orm, parts, eventLoop: eventLoopLimits(env) });
  try {
    const worker = await startWorker(module, { logger, host: env.HTTP_HOST, port: env.HTTP_PORT });
    return {
      ...worker,
      stop: async () => {
        await worker.stop();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

function startParts({ relay, scheduler, sweeper, loops, watch }: PlannerParts, bus: Bus): void {
  watchConnection(bus.connection, (change) => {
    if (change === 'lost') return watch.lost();
    watch.back();
    loops.wake('broker');
  });
  for (const loop of [relay, scheduler, sweeper, loops]) loop.start();
}

async function stopParts({ relay, scheduler, sweeper, loops }: PlannerParts): Promise<void> {
  await scheduler.stop();
  await loops.stop();
  await sweeper.stop();
  await relay.stop();
}
