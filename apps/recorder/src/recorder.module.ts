import { DeadLetters } from '@beacon/bus';
import type { Bus, JetStreamPublisher, JetStreamServer } from '@beacon/bus';
import { HealthModule } from '@beacon/observability';
import type { EventLoopLimits } from '@beacon/observability';
import { assertUsable } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { AdvisoryConsumer } from './advisories/advisory.consumer.js';
import { ExhaustedMessageService } from './advisories/exhausted-message.service.js';
import { AttemptConsumer } from './attempts/attempt.consumer.js';
import { AttemptKeepingService } from './attempts/attempt-keeping.service.js';
import { ClosingConsumer } from './closings/closing.consumer.js';
import { ClosingService } from './closings/closing.service.js';
import { DeadLetterConsumer } from './dead-letters/dead-letter.consumer.js';
import { DeadLetterService } from './dead-letters/dead-letter.service.js';
import { RecordingService } from './results/recording.service.js';
import { ResultConsumer } from './results/result.consumer.js';
import { ResultAnnouncer } from './results/result-announcer.js';

/** What the module is made of. */
export interface RecorderParts {
  readonly bus: Bus;
  readonly server: JetStreamServer;
  readonly orm: MikroORM;
  readonly publisher: JetStreamPublisher;
  readonly eventLoop: EventLoopLimits;
}

/** Records results, keeps attempts, closes cells that nobody will answer. */
@Module({})
export class RecorderModule {
  static with(parts: RecorderParts): DynamicModule {
    const { bus, server, orm, eventLoop } = parts;
    return {
      module: RecorderModule,
      imports: [
        HealthModule.forRoot({
          inject: [],
          checks: () => [
            { name: 'nats', check: async () => void (await bus.connection.rtt()) },
            { name: 'results', check: async () => assertHealthy(server) },
            { name: 'postgres', check: async () => assertUsable(orm) },
            { name: 'broker_storage', check: async () => bus.storage.assertStoring() },
          ],
          eventLoop,
        }),
      ],
      controllers: [
        ResultConsumer,
        AttemptConsumer,
        ClosingConsumer,
        DeadLetterConsumer,
        AdvisoryConsumer,
      ],
      providers: providersOf(parts),
    };
  }
}

function providersOf({ bus: { manager }, orm, publisher }: RecorderParts): Provider[] {
  const announcer = new ResultAnnouncer(publisher);
  const closing = new ClosingService(orm, announcer);
  return [
    { provide: RecordingService, useValue: new RecordingService(orm, announcer) },
    { provide: AttemptKeepingService, useValue: new AttemptKeepingService(orm) },
    { provide: ClosingService, useValue: closing },
    { provide: DeadLetterService, useValue: new DeadLetterService(orm, manager, closing) },
    {
      provide: ExhaustedMessageService,
      useValue: new ExhaustedMessageService(manager, new DeadLetters(publisher)),
    },
  ];
}

function assertHealthy(server: JetStreamServer): void {
  if (!server.isHealthy()) throw new Error('the broker does not answer pull requests');
}
