import type { Bus, JetStreamPublisher, JetStreamServer } from '@beacon/bus';
import type { LaneConfig } from '@beacon/domain';
import { HealthModule } from '@beacon/observability';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ClaimCheck } from './claim/claim-check.js';
import { ModelClients } from './provider/model-clients.js';
import { ResultPublisher } from './result/result-publisher.js';
import { TaskConsumer } from './task/task.consumer.js';
import { TaskService } from './task/task.service.js';

/** Who this executor is, as stored with every execution. */
export interface ExecutorIdentity {
  readonly region: string;
  readonly node: string;
  /** Name of the pod; null outside of Kubernetes. */
  readonly pod: string | null;
  readonly executorId: string;
}

/** A lane and the key that its provider asks for. */
export interface LaneAccess {
  readonly lane: LaneConfig;
  readonly apiKey: string | null;
}

/** What the module is made of. */
export interface ExecutorParts {
  readonly bus: Bus;
  readonly server: JetStreamServer;
  readonly publisher: JetStreamPublisher;
  readonly identity: ExecutorIdentity;
  readonly lanes: readonly LaneAccess[];
}

/** One region's executor. */
@Module({})
export class ExecutorModule {
  static with({ bus, server, publisher, identity, lanes }: ExecutorParts): DynamicModule {
    const claims = new ClaimCheck(bus);
    const results = new ResultPublisher(publisher);
    const clients = new ModelClients(lanes);
    return {
      module: ExecutorModule,
      imports: [
        HealthModule.forRoot({
          inject: [],
          checks: () => [
            { name: 'nats', check: async () => void (await bus.connection.rtt()) },
            { name: 'tasks', check: async () => assertHealthy(server) },
          ],
        }),
      ],
      controllers: [TaskConsumer],
      providers: [
        {
          provide: TaskService,
          useValue: new TaskService({ identity, claims, clients, results }),
        },
        { provide: ModelClients, useValue: clients },
      ],
    };
  }
}

function assertHealthy(server: JetStreamServer): void {
  if (!server.isHealthy()) throw new Error('the broker does not answer pull requests');
}
