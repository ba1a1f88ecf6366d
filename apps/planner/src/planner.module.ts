import { Bus, BusModule, JetStreamServer, SigningModule } from '@beacon/bus';
import { busOptions, eventLoopLimits, signingOptions } from '@beacon/config';
import { HealthModule, MetricsModule } from '@beacon/observability';
import type { HealthCheck } from '@beacon/observability';
import { PersistenceModule, assertUsable } from '@beacon/persistence';
import { SignedWork } from '@beacon/signing';
import { MikroORM } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ClosingModule } from './closing/closing.module.js';
import type { PlannerEnv } from './environment.js';
import { JobsModule } from './jobs/jobs.module.js';
import { JudgingModule } from './judging/judging.module.js';
import { LanesModule } from './lanes/lanes.module.js';
import { MeasuringModule } from './measuring/measuring.module.js';
import { PlanningModule } from './planning/planning.module.js';
import { PresenceModule } from './presence/presence.module.js';
import { RecoveryModule } from './recovery/recovery.module.js';
import { SeriesModule } from './series/series.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { StartingModule } from './starting/starting.module.js';
import { plannerSubscriptions } from './subscriptions.js';

/** Plans jobs: starts them, publishes their tasks, and sees that each of them ends. */
@Module({
  imports: [
    StartingModule,
    PlanningModule,
    JudgingModule,
    LanesModule,
    PresenceModule,
    ClosingModule,
    RecoveryModule,
    JobsModule,
    SeriesModule,
    MeasuringModule,
  ],
})
export class PlannerModule {
  /** @throws ConfigurationError when the catalogue is not valid, SigningError when the key or the trust list cannot be used. */
  static forRoot(env: PlannerEnv): DynamicModule {
    return {
      module: PlannerModule,
      imports: [
        MetricsModule.forRoot('planner'),
        SettingsModule.forRoot(env),
        SigningModule.forRoot(signingOptions(env), { role: 'planner' }),
        PersistenceModule.forRoot({
          url: env.DATABASE_URL,
          poolSize: env.DATABASE_POOL_SIZE,
          wait: true,
        }),
        // What was lost with a connection is published again at once, and not after its time limit.
        BusModule.forRoot({
          ...busOptions(env),
          name: 'planner',
          wait: true,
          failsWithConnection: true,
        }),
        BusModule.forFeature({ subscriptions: plannerSubscriptions }),
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
    { name: 'jobs', check: async () => server.assertHealthy() },
    { name: 'postgres', check: async () => assertUsable(orm) },
    { name: 'broker_storage', check: async () => bus.storage.assertStoring() },
    { name: 'signing', check: async () => work.assertHealthy() },
  ];
}
