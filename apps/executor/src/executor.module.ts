import { Bus, BusModule, JetStreamServer, LeaseGuard, SigningModule } from '@beacon/bus';
import { busOptions, eventLoopLimits, loadCatalogue, signingOptions } from '@beacon/config';
import { HealthModule, MetricsModule } from '@beacon/observability';
import type { HealthCheck } from '@beacon/observability';
import { SignedWork, WorkChecks } from '@beacon/signing';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { BrokerRequests } from './results/broker-requests.js';
import { ResultStore } from './results/result-store.js';
import { ReplayCheck, TaskHistory } from './task/task-history.js';
import type { ExecutorEnv } from './environment.js';
import { LaneStateFollower } from './lanes/lane-state-follower.js';
import { LanesModule } from './lanes/lanes.module.js';
import { ServedLanes } from './lanes/served-lanes.js';
import { HeldTasksResponder } from './presence/held-tasks.responder.js';
import { Heartbeat } from './presence/heartbeat.js';
import { InFlightTasks } from './presence/in-flight-tasks.js';
import { OtherExecutors } from './presence/other-executors.js';
import { lanesOfRegion } from './provider/lane-access.js';
import { ModelClients } from './provider/model-clients.js';
import { identityOf } from './region/executor-identity.js';
import { assertInRegion } from './region/node-region.js';
import { AttemptLog } from './results/attempt-log.js';
import { ResultSigner } from './signing/result-signer.js';
import { StoredResultCheck } from './signing/stored-result-check.js';
import { executorSubscriptions } from './subscriptions.js';
import { CancelConsumer, TaskConsumer } from './task/task.consumers.js';
import { CancelledJobs } from './task/cancelled-jobs.js';
import { TaskConclusion } from './task/task-conclusion.js';
import { TaskService } from './task/task.service.js';

/** One region's executor: takes its tasks, asks the providers, publishes the results. */
@Module({
  controllers: [TaskConsumer, CancelConsumer],
  providers: [
    TaskService,
    TaskHistory,
    TaskConclusion,
    CancelledJobs,
    BrokerRequests,
    ReplayCheck,
    AttemptLog,
    ResultStore,
    ResultSigner,
    StoredResultCheck,
    ModelClients,
    LaneStateFollower,
    InFlightTasks,
    OtherExecutors,
    HeldTasksResponder,
    Heartbeat,
  ],
})
export class ExecutorModule {
  /** @throws ConfigurationError, RegionWithoutLanesError when the catalogue does not fit; NodeRegionError on a machine elsewhere; SigningError when the key or the trust list cannot be used. */
  static forRoot(env: ExecutorEnv): DynamicModule {
    const identity = identityOf(env);
    const catalogue = loadCatalogue(env.BEACON_CATALOGUE, process.env);
    const broker = { ...busOptions(env), name: identity.executorId };
    const lanes = LanesModule.forRoot({
      identity,
      lanes: lanesOfRegion(catalogue, identity.region),
      broker,
    });
    assertInRegion(catalogue, env);
    return {
      module: ExecutorModule,
      imports: [
        MetricsModule.forRoot('executor'),
        lanes,
        SigningModule.forRoot(signingOptions(env), { role: 'executor', region: identity.region }),
        BusModule.forRoot({ ...broker, wait: true }),
        BusModule.forFeature({
          imports: [lanes],
          inject: [ServedLanes, LeaseGuard, WorkChecks],
          useFactory: (served: ServedLanes, guard: LeaseGuard, checks: WorkChecks) => ({
            subscriptions: executorSubscriptions(served, identity, checks),
            awaitConsumers: true,
            leases: guard.table,
            graceMs: env.EXECUTOR_DRAIN_MS,
          }),
        }),
        HealthModule.forRoot({
          inject: [Bus, JetStreamServer, SignedWork],
          checks: healthChecks,
          eventLoop: eventLoopLimits(env),
        }),
      ],
    };
  }
}

function healthChecks(bus: Bus, server: JetStreamServer, work: SignedWork): HealthCheck[] {
  return [
    { name: 'nats', check: async () => void (await bus.connection.rtt()) },
    { name: 'tasks', check: async () => server.assertHealthy() },
    { name: 'broker_storage', check: async () => bus.storage.assertStoring() },
    { name: 'signing', check: async () => work.assertHealthy() },
  ];
}
