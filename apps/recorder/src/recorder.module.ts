import { Bus, BusModule, JetStreamServer, SigningModule } from '@beacon/bus';
import { busOptions, eventLoopLimits, signingOptions } from '@beacon/config';
import { HealthModule, MetricsModule } from '@beacon/observability';
import type { HealthCheck } from '@beacon/observability';
import { PersistenceModule, assertUsable } from '@beacon/persistence';
import { SignedWork } from '@beacon/signing';
import { MikroORM } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AttemptConsumer } from './attempts/attempt.consumer.js';
import { AttemptKeepingService } from './attempts/attempt-keeping.service.js';
import { ClosingConsumer } from './closings/closing.consumer.js';
import { ClosingService } from './closings/closing.service.js';
import { AdvisoryConsumer } from './dead-letters/advisory.consumer.js';
import { DeadLetterConsumer } from './dead-letters/dead-letter.consumer.js';
import { DeadLetterService } from './dead-letters/dead-letter.service.js';
import { RefusedMessages } from './dead-letters/refused-messages.js';
import { ExhaustedMessageService } from './dead-letters/exhausted-message.service.js';
import type { RecorderEnv } from './environment.js';
import { Eraser } from './erasure/eraser.js';
import { ErasureLoops } from './erasure/erasure.loops.js';
import { RETENTION_DAYS, RetentionPolicy } from './erasure/retention-policy.js';
import { StoredMessages } from './erasure/stored-messages.js';
import { JudgeAnswerReader } from './judging/judge-answer.reader.js';
import { JobLogLoop } from './log/job-log.loop.js';
import { LogSealer } from './log/log-sealer.js';
import { LogSequencer } from './log/log-sequencer.js';
import { RecordedQuestionResponder } from './questions/recorded-question.responder.js';
import { KnownCells } from './results/cell-checks.js';
import { ResultCheck } from './results/result-check.js';
import { RecordingMetrics } from './results/recording-metrics.js';
import { RecordingService } from './results/recording.service.js';
import { ResultAnnouncer } from './events/result-announcer.js';
import { ResultConsumer } from './results/result.consumer.js';
import { recorderSubscriptions } from './subscriptions.js';

/**
 * The only writer of `executions`: records results, keeps attempts, closes cells that will get no answer, keeps the logs of jobs, erases
 * answers.
 */
@Module({
  controllers: [
    ResultConsumer,
    AttemptConsumer,
    ClosingConsumer,
    DeadLetterConsumer,
    AdvisoryConsumer,
  ],
  providers: [
    RecordingService,
    RecordingMetrics,
    KnownCells,
    ResultCheck,
    JudgeAnswerReader,
    ResultAnnouncer,
    AttemptKeepingService,
    ClosingService,
    DeadLetterService,
    RefusedMessages,
    ExhaustedMessageService,
    RecordedQuestionResponder,
    LogSequencer,
    LogSealer,
    JobLogLoop,
    Eraser,
    RetentionPolicy,
    StoredMessages,
    ErasureLoops,
  ],
})
export class RecorderModule {
  static forRoot(env: RecorderEnv): DynamicModule {
    return {
      module: RecorderModule,
      providers: [{ provide: RETENTION_DAYS, useValue: env.BEACON_RETENTION_DAYS ?? null }],
      imports: [
        MetricsModule.forRoot('recorder'),
        SigningModule.forRoot(signingOptions(env), { role: 'recorder' }),
        PersistenceModule.forRoot({
          url: env.DATABASE_URL,
          poolSize: env.DATABASE_POOL_SIZE,
          wait: true,
        }),
        // An event that was lost with a connection is published again at once, and not after its time limit.
        BusModule.forRoot({
          ...busOptions(env),
          name: 'recorder',
          wait: true,
          failsWithConnection: true,
        }),
        BusModule.forFeature({
          subscriptions: recorderSubscriptions(env.RECORDER_BATCH_SIZE),
          awaitConsumers: true,
        }),
        HealthModule.forRoot({
          inject: [Bus, JetStreamServer, MikroORM, SignedWork],
          checks: healthChecks,
          eventLoop: eventLoopLimits(env),
        }),
      ],
    };
  }
}

function healthChecks(
  bus: Bus,
  server: JetStreamServer,
  orm: MikroORM,
  work: SignedWork,
): HealthCheck[] {
  return [
    { name: 'nats', check: async () => void (await bus.connection.rtt()) },
    { name: 'results', check: async () => server.assertHealthy() },
    { name: 'postgres', check: async () => assertUsable(orm) },
    { name: 'broker_storage', check: async () => bus.storage.assertStoring() },
    { name: 'signing', check: async () => work.assertHealthy() },
  ];
}
