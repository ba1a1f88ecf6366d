import { Bus, JetStreamServer, PassErrorsFilter } from '@beacon/bus';
import { HealthModule } from '@beacon/observability';
import type { EventLoopLimits } from '@beacon/observability';
import { assertUsable } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { DynamicModule } from '@nestjs/common';
import { JobConsumer } from './starting/job.consumer.js';
import { JobStarter } from './starting/job-starter.js';
import { LaneReportConsumer, LaneStateConsumer } from './lanes/lane.consumers.js';
import { LaneStatePublisher } from './lanes/lane-state-publisher.js';
import { LaneController } from './lanes/lane-controller.js';
import type { PlannerParts } from './planner-parts.js';
import { ProgressConsumer } from './planning/progress.consumer.js';
import { PlanningScheduler } from './planning/planning-scheduler.js';
import { HeartbeatConsumer } from './presence/heartbeat.consumer.js';
import { RegionPresence } from './presence/region-presence.js';

/** What the module is made of. */
export interface PlannerModuleOptions {
  readonly bus: Bus;
  readonly server: JetStreamServer;
  readonly orm: MikroORM;
  readonly parts: PlannerParts;
  readonly eventLoop: EventLoopLimits;
}

/** Plans jobs. */
@Module({})
export class PlannerModule {
  static with({ bus, server, orm, parts, eventLoop }: PlannerModuleOptions): DynamicModule {
    const { lifecycle, scheduler, presence, board, lanes } = parts;
    return {
      module: PlannerModule,
      imports: [
        HealthModule.forRoot({
          inject: [],
          checks: () => [
            { name: 'nats', check: async () => void (await bus.connection.rtt()) },
            { name: 'jobs', check: async () => server.assertHealthy() },
            { name: 'postgres', check: async () => assertUsable(orm) },
            { name: 'broker_storage', check: async () => bus.storage.assertStoring() },
          ],
          eventLoop,
        }),
      ],
      controllers: [
        JobConsumer,
        ProgressConsumer,
        HeartbeatConsumer,
        LaneReportConsumer,
        LaneStateConsumer,
      ],
      providers: [
        { provide: Bus, useValue: bus },
        { provide: JetStreamServer, useValue: server },
        { provide: APP_FILTER, useClass: PassErrorsFilter },
        { provide: JobStarter, useValue: new JobStarter(orm, lifecycle, scheduler) },
        { provide: PlanningScheduler, useValue: scheduler },
        { provide: RegionPresence, useValue: presence },
        { provide: LaneStatePublisher, useValue: board },
        { provide: LaneController, useValue: lanes },
      ],
    };
  }
}
