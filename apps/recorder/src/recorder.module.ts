import type { Bus, JetStreamPublisher, JetStreamServer } from '@beacon/bus';
import { HealthModule } from '@beacon/observability';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { RecordingService } from './results/recording.service.js';
import { ResultConsumer } from './results/result.consumer.js';
import { ResultAnnouncer } from './results/result-announcer.js';

/** What the module is made of. */
export interface RecorderParts {
  readonly bus: Bus;
  readonly server: JetStreamServer;
  readonly orm: MikroORM;
  readonly publisher: JetStreamPublisher;
}

/** Records results. */
@Module({})
export class RecorderModule {
  static with({ bus, server, orm, publisher }: RecorderParts): DynamicModule {
    return {
      module: RecorderModule,
      imports: [
        HealthModule.forRoot({
          inject: [],
          checks: () => [
            { name: 'nats', check: async () => void (await bus.connection.rtt()) },
            { name: 'results', check: async () => assertHealthy(server) },
            { name: 'postgres', check: async () => void (await orm.em.fork().execute('select 1')) },
          ],
        }),
      ],
      controllers: [ResultConsumer],
      providers: [
        {
          provide: RecordingService,
          useValue: new RecordingService(orm, new ResultAnnouncer(publisher)),
        },
      ],
    };
  }
}

function assertHealthy(server: JetStreamServer): void {
  if (!server.isHealthy()) throw new Error('the broker does not answer pull requests');
}
