import {
  JetStreamPublisher,
  JetStreamServer,
  askPromptly,
  closeBus,
  connectBus,
  startWorker,
} from '@beacon/bus';
import { eventLoopLimits } from '@beacon/config';
import { JsonLogger } from '@beacon/observability';
import type { RunningService } from '@beacon/observability';
import { assertSchemaCurrent, createOrm } from '@beacon/persistence';
import { Logger } from '@nestjs/common';
import type { RecorderEnv } from './environment.js';
import { outlastDatabase } from './outage/outlast.js';
import { answerRecordedQuestions } from './questions/recorded-questions.js';
import { RecorderModule } from './recorder.module.js';
import { recorderSubscriptions } from './subscriptions.js';

/** Starts the recorder, the only writer of `executions`. */
export async function startRecorder(env: RecorderEnv): Promise<RunningService> {
  const logger = new JsonLogger('recorder', env.LOG_LEVEL);
  // Before Nest does the same: what is said of an outage at the start is a fact like all others.
  Logger.overrideLogger(logger);
  const orm = await createOrm({ url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE });
  // Nothing is in hand yet, and a signal ends the process itself: the waiting needs no end of its own.
  await outlastDatabase(() => assertSchemaCurrent(orm), new AbortController().signal);
  const bus = await connectBus({
    servers: env.NATS_URL,
    name: 'recorder',
    user: env.NATS_USER,
    password: env.NATS_PASSWORD,
    wait: true,
  });
  // An event that a broken connection swallowed is published again at once, and not after its time limit.
  askPromptly(bus);
  const server = new JetStreamServer({
    bus,
    subscriptions: recorderSubscriptions(env.RECORDER_BATCH_SIZE),
    awaitConsumers: true,
  });
  const stopAnswering = answerRecordedQuestions(bus, orm);
  return startWorker({
    module: RecorderModule.with({
      bus,
      server,
      orm,
      publisher: new JetStreamPublisher(bus),
      eventLoop: eventLoopLimits(env),
    }),
    server,
    logger,
    host: env.HTTP_HOST,
    port: env.HTTP_PORT,
    release: async () => {
      stopAnswering();
      await closeBus(bus);
      await orm.close();
    },
  });
}
