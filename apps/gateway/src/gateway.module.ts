import { EventLoopModule } from '@beacon/observability';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AuditModule } from './audit/audit.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { ComparisonModule } from './comparison/comparison.module.js';
import { ContentModule } from './content/content.module.js';
import { ControlModule } from './control/control.module.js';
import { CoreModule } from './core.module.js';
import type { GatewayParts } from './core.module.js';
import { ApiErrorFilter } from './http/errors/api-error.filter.js';
import { ExecutorsModule } from './executors/executors.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { ExecutionsModule } from './executions/executions.module.js';
import { DeadLettersModule } from './dead-letters/dead-letters.module.js';
import { HealthModule } from './health/health.module.js';
import { QueryGuard } from './http/validation/query.guard.js';
import { RequestValidationPipe } from './http/validation/request-validation.pipe.js';
import { JobsModule } from './jobs/jobs.module.js';
import { JudgingModule } from './judging/judging.module.js';
import { LanesModule } from './lanes/lanes.module.js';
import { OutcomesModule } from './outcomes/outcomes.module.js';
import { LegacyModule } from './legacy/legacy.module.js';
import { PlanModule } from './plan/plan.module.js';
import { QuestionsModule } from './questions/questions.module.js';
import { ReviewModule } from './review/review.module.js';
import { VerdictModule } from './verdict/verdict.module.js';
import { WorkModule } from './admission/work.module.js';
import { PlacesInterceptor } from './admission/places.interceptor.js';

/** The gateway: it accepts jobs and reads what became of them. It executes and records nothing. */
@Module({})
export class GatewayModule {
  static with(parts: GatewayParts): DynamicModule {
    return {
      module: GatewayModule,
      imports: [
        CoreModule.with(parts),
        EventLoopModule.forRoot(parts.eventLoop),
        WorkModule,
        HealthModule,
        JobsModule,
        ExecutionsModule,
        ExportsModule,
        ControlModule,
        AuditModule,
        OutcomesModule,
        JudgingModule,
        ReviewModule,
        LanesModule,
        ExecutorsModule,
        DeadLettersModule,
        QuestionsModule,
        CatalogueModule,
        VerdictModule,
        ComparisonModule,
        ContentModule,
        PlanModule,
        LegacyModule,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ApiErrorFilter },
        { provide: APP_GUARD, useClass: QueryGuard },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: PlacesInterceptor },
      ],
    };
  }
}
