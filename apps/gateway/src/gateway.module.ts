import { BusModule, SigningModule } from '@beacon/bus';
import { busOptions, eventLoopLimits, signingOptions } from '@beacon/config';
import type { Environment } from '@beacon/config';
import { MetricsModule } from '@beacon/observability';
import { OutboxModule } from '@beacon/outbox';
import { PersistenceModule } from '@beacon/persistence';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AdmissionModule } from './admission/admission.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CalibrationModule } from './calibration/calibration.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { ComparisonModule } from './comparison/comparison.module.js';
import { ConsumersModule } from './consumers/consumers.module.js';
import { ContentModule } from './content/content.module.js';
import { ControlModule } from './control/control.module.js';
import { DeadLettersModule } from './dead-letters/dead-letters.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { ExecutionsModule } from './executions/executions.module.js';
import { ExecutorsModule } from './executors/executors.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { GatewayHealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { ArmsModule } from './arms/arms.module.js';
import { JobComparisonModule } from './job-comparison/job-comparison.module.js';
import { CellTraceModule } from './cell-trace/cell-trace.module.js';
import { JobLogModule } from './job-log/job-log.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { KeysModule } from './access/keys/keys.module.js';
import { JudgingModule } from './judging/judging.module.js';
import { LanesModule } from './lanes/lanes.module.js';
import { LegacyModule } from './legacy/legacy.module.js';
import { LiveModule } from './live/live.module.js';
import { GatewayMetricsModule } from './metrics/metrics.module.js';
import { OutcomesModule } from './outcomes/outcomes.module.js';
import { PlanModule } from './plan/plan.module.js';
import { QuestionsModule } from './questions/questions.module.js';
import { RequestLimitModule } from './limits/request-limit.module.js';
import { QuotasModule } from './quotas/quotas.module.js';
import { ReviewModule } from './review/review.module.js';
import { SeriesModule } from './series/series.module.js';
import type { GatewayEnv } from './settings/environment.js';
import { SettingsModule } from './settings/settings.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { VerdictModule } from './verdict/verdict.module.js';

/** The gateway: it accepts jobs and reads their progress. It executes and records nothing. */
@Module({
  imports: [
    // First, so that its guard is: who asks is known before anything else is said of a request.
    AccessModule,
    RequestLimitModule,
    QuotasModule,
    HttpModule,
    OutboxModule,
    KeysModule,
    JobsModule,
    JobLogModule,
    CellTraceModule,
    ImportsModule,
    ExecutionsModule,
    ExportsModule,
    ControlModule,
    ErasureModule,
    AuditModule,
    OutcomesModule,
    JudgingModule,
    ReviewModule,
    SeriesModule,
    SignInModule,
    LanesModule,
    ConsumersModule,
    ExecutorsModule,
    DeadLettersModule,
    QuestionsModule,
    CalibrationModule,
    CatalogueModule,
    VerdictModule,
    ComparisonModule,
    JobComparisonModule,
    ArmsModule,
    ContentModule,
    PlanModule,
    LegacyModule,
    LiveModule,
    GatewayMetricsModule,
  ],
})
export class GatewayModule {
  /**
   * @param variables what the catalogue's addresses may refer to.
   * @throws ConfigurationError when the catalogue or the questions are refused, SigningError when the key or the trust list cannot be used.
   */
  static forRoot(env: GatewayEnv, variables: Environment): DynamicModule {
    return {
      module: GatewayModule,
      imports: [
        MetricsModule.forRoot('gateway'),
        SettingsModule.forRoot(env, variables),
        SigningModule.forRoot(signingOptions(env), { role: 'gateway' }),
        PersistenceModule.forRoot({ url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE }),
        BusModule.forRoot({ ...busOptions(env), name: 'gateway' }),
        AdmissionModule.forRoot(env.GATEWAY_WORK_BYTES),
        GatewayHealthModule.forRoot(eventLoopLimits(env)),
      ],
    };
  }
}
