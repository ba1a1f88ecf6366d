import {
  JetStreamPublisher,
  JetStreamServer,
  closeBus,
  connectBus,
  startWorker,
} from '@beacon/bus';
import { cellResult, durables, streams } from '@beacon/contracts';
import { JsonLogger } from '@beacon/observability';
import type { RunningService } from '@beacon/observability';
import { assertSchemaCurrent, createOrm } from '@beacon/persistence';
import type { RecorderEnv } from './environment.js';
import { RecorderModule } from './recorder.module.js';

/** Batches held at once: one being committed, the next gathering. */
const BATCHES_HELD = 3;

/** Starts the recorder, the only writer of `executions`. */
export async function startRecorder(env: RecorderEnv): Promise<RunningService> {
  const logger = new JsonLogger('recorder', env.LOG_LEVEL);
  const orm = await createOrm({ url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE });
  await assertSchemaCurrent(orm);
  const bus = await connectBus({
    servers: env.NATS_URL,
    name: 'recorder',
    user: env.NATS_USER,
    password: env.NATS_PASSWORD,
  });
  const server = new JetStreamServer({
    bus,
    subscriptions: [
      {
        kind: 'batch',
        contract: cellResult,
        stream: streams.results,
        durable: durables.recorder,
        slots: BATCHES_HELD * env.RECORDER_BATCH_SIZE,
        batchSize: env.RECORDER_BATCH_SIZE,
      },
    ],
  });
  return startWorker({
    module: RecorderModule.with({ bus, server, orm, publisher: new JetStreamPublisher(bus) }),
    server,
    logger,
    host: env.HTTP_HOST,
    port: env.HTTP_PORT,
    release: async () => {
      await closeBus(bus);
      await orm.close();
    },
  });
}
