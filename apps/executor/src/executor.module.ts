import { Bus, JetStreamServer, PassErrorsFilter } from '@beacon/bus';
import { HealthModule } from '@beacon/observability';
import type { EventLoopLimits } from '@beacon/observability';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { DynamicModule } from '@nestjs/common';
import { CancelConsumer } from './task/cancel.consumer.js';
import { CancelledJobs } from './task/cancelled-jobs.js';
import { Heartbeat } from './presence/heartbeat.js';
import { ModelClients } from './provider/model-clients.js';
import { TaskConsumer } from './task/task.consumer.js';
import { TaskService } from './task/task.service.js';

/** What the module is made of. */
export interface ExecutorParts {
  readonly bus: Bus;
  readonly server: JetStreamServer;
  readonly tasks: TaskService;
  readonly clients: ModelClients;
  readonly cancelled: CancelledJobs;
  /** Told when the process begins to stop. */
  readonly heartbeat: Heartbeat;
  readonly eventLoop: EventLoopLimits;
}

/** One region's executor. */
@Module({})
export class ExecutorModule {
  static with(parts: ExecutorParts): DynamicModule {
    const { bus, server, tasks, clients, cancelled, heartbeat, eventLoop } = parts;
    return {
      module: ExecutorModule,
      imports: [
        HealthModule.forRoot({
          inject: [],
          checks: () => [
            { name: 'nats', check: async () => void (await bus.connection.rtt()) },
            { name: 'tasks', check: async () => server.assertHealthy() },
            { name: 'broker_storage', check: async () => bus.storage.assertStoring() },
          ],
          eventLoop,
        }),
      ],
      controllers: [TaskConsumer, CancelConsumer],
      providers: [
        { provide: Bus, useValue: bus },
        { provide: JetStreamServer, useValue: server },
        { provide: APP_FILTER, useClass: PassErrorsFilter },
        { provide: TaskService, useValue: tasks },
        { provide: ModelClients, useValue: clients },
        { provide: CancelledJobs, useValue: cancelled },
        { provide: Heartbeat, useValue: heartbeat },
      ],
    };
  }
}
