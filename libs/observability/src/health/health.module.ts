import { Module } from '@nestjs/common';
import type { DynamicModule, InjectionToken, ModuleMetadata, Type } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { EventLoopModule } from '../event-loop/event-loop.module.js';
import type { EventLoopLimits } from '../event-loop/event-loop-watch.js';
import type { HealthCheck } from './health-check.js';
import { MetricsController } from '../metrics/metrics.controller.js';
import { ProcessMetrics } from '../metrics/process-metrics.js';
import { HealthController } from './health.controller.js';
import { HEALTH_ANSWERS, HEALTH_CHECKS, HealthService } from './health.service.js';
import type { HealthAnswers } from './health.service.js';

/** What a service's health is made of. */
export interface HealthOptions<Dependencies extends readonly unknown[]> extends HealthAnswers {
  readonly imports?: ModuleMetadata['imports'];
  /** What the checks are made of. */
  readonly inject: { readonly [Index in keyof Dependencies]: InjectionToken<Dependencies[Index]> };
  readonly checks: (...dependencies: Dependencies) => readonly HealthCheck[];
  readonly eventLoop: EventLoopLimits;
  /** @default those that serve `/health/live`, `/health/ready` and `/metrics` */
  readonly controllers?: Type<unknown>[];
}

const CONTROLLERS = [HealthController, MetricsController];

/** Serves a process's health and metrics, and gives its health to controllers as {@link HealthService}. Needs `MetricsModule.forRoot`. */
@Module({})
export class HealthModule {
  static forRoot<Dependencies extends readonly unknown[]>(
    options: HealthOptions<Dependencies>,
  ): DynamicModule {
    const { imports = [], inject, checks, eventLoop, controllers = CONTROLLERS } = options;
    return {
      module: HealthModule,
      imports: [
        ...imports,
        // What is down is answered, and logged by whoever it is that is down: Terminus says it on every request.
        TerminusModule.forRoot({ logger: false }),
        EventLoopModule.forRoot(eventLoop),
      ],
      controllers,
      providers: [
        { provide: HEALTH_CHECKS, inject: [...inject], useFactory: checks },
        { provide: HEALTH_ANSWERS, useValue: options },
        HealthService,
        ProcessMetrics,
      ],
      exports: [HealthService],
    };
  }
}
