import {
  JetStreamPublisher,
  JetStreamServer,
  closeBus,
  connectBus,
  startWorker,
} from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { loadCatalogue } from '@beacon/config';
import {
  PLANNER_QUEUE,
  durables,
  filters,
  jobProgressed,
  streams,
  submitJob,
} from '@beacon/contracts';
import { JsonLogger } from '@beacon/observability';
import type { RunningService } from '@beacon/observability';
import { OutboxRelay } from '@beacon/outbox';
import { assertSchemaCurrent, createOrm } from '@beacon/persistence';
import type { PlannerEnv } from './environment.js';
import { JobLifecycle } from './jobs/job-lifecycle.js';
import { JobSweeper } from './jobs/job-sweeper.js';
import { SpecCache } from './jobs/spec-cache.js';
import { PlannerModule } from './planner.module.js';
import { PaceMeter } from './planning/pace-meter.js';
import { PlanningPass } from './planning/planning-pass.js';
import { PlanningScheduler } from './planning/planning-scheduler.js';
import { TaskPublisher } from './planning/task-publisher.js';

/** Job commands handled at once; each is one small transaction. */
const COMMAND_SLOTS = 8;

/** Starts the planner. */
export async function startPlanner(env: PlannerEnv): Promise<RunningService> {
  const logger = new JsonLogger('planner', env.LOG_LEVEL);
  const catalogue = loadCatalogue(env.BEACON_CATALOGUE, process.env);
  const orm = await createOrm({ url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE });
  await assertSchemaCurrent(orm);
  const bus = await connectBus({
    servers: env.NATS_URL,
    name: 'planner',
    user: env.NATS_USER,
    password: env.NATS_PASSWORD,
  });
  const publisher = new JetStreamPublisher(bus);
  const relay = new OutboxRelay(orm, publisher);
  const lifecycle = new JobLifecycle();
  const sweeper = new JobSweeper(orm, bus.manager);
  const pass = new PlanningPass({
    orm,
    catalogue,
    lifecycle,
    sweeper,
    specs: new SpecCache(),
    pace: new PaceMeter(),
    tasks: new TaskPublisher(publisher, env.PLANNER_MAX_ATTEMPTS),
  });
  const scheduler = new PlanningScheduler(pass, relay);
  const server = serverOf(bus);
  relay.start();
  scheduler.start();
  sweeper.start();
  return startWorker({
    module: PlannerModule.with({ bus, server, orm, lifecycle, scheduler }),
    server,
    logger,
    host: env.HTTP_HOST,
    port: env.HTTP_PORT,
    release: async () => {
      await scheduler.stop();
      await sweeper.stop();
      await relay.stop();
      await closeBus(bus);
      await orm.close();
    },
  });
}

function serverOf(bus: Bus): JetStreamServer {
  return new JetStreamServer({
    bus,
    subscriptions: [
      {
        kind: 'pull',
        contract: submitJob,
        stream: streams.jobs,
        durable: durables.planner,
        slots: COMMAND_SLOTS,
      },
      {
        kind: 'core',
        contract: jobProgressed,
        subject: filters.progress,
        queue: PLANNER_QUEUE,
      },
    ],
  });
}
