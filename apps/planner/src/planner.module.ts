import type { Bus, JetStreamServer } from '@beacon/bus';
import { HealthModule } from '@beacon/observability';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { JobConsumer } from './jobs/job.consumer.js';
import { JobCommands } from './jobs/job-commands.js';
import type { JobLifecycle } from './jobs/job-lifecycle.js';
import { ProgressConsumer } from './planning/progress.consumer.js';
import { PlanningScheduler } from './planning/planning-scheduler.js';

/** What the module is made of. */
export interface PlannerParts {
  readonly bus: Bus;
  readonly server: JetStreamServer;
  readonly orm: MikroORM;
  readonly lifecycle: JobLifecycle;
  readonly scheduler: PlanningScheduler;
}

/** Plans jobs. */
@Module({})
export class PlannerModule {
  static with({ bus, server, orm, lifecycle, scheduler }: PlannerParts): DynamicModule {
    return {
      module: PlannerModule,
      imports: [
        HealthModule.forRoot({
          inject: [],
          checks: () => [
            { name: 'nats', check: async () => void (await bus.connection.rtt()) },
            { name: 'jobs', check: async () => assertHealthy(server) },
            { name: 'postgres', check: async () => void (await orm.em.fork().execute('select 1')) },
          ],
        }),
      ],
      controllers: [JobConsumer, ProgressConsumer],
      providers: [
        { provide: JobCommands, useValue: new JobCommands(orm, lifecycle, scheduler) },
        { provide: PlanningScheduler, useValue: scheduler },
      ],
    };
  }
}

function assertHealthy(server: JetStreamServer): void {
  if (!server.isHealthy()) throw new Error('the broker does not answer pull requests');
}
