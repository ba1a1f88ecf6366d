import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { MeasuredService } from './definitions.js';
import { Metrics } from './metrics.js';

/** Gives every module of a service its {@link Metrics}. `HealthModule` serves them. */
@Module({})
export class MetricsModule {
  static forRoot(service: MeasuredService): DynamicModule {
    return {
      module: MetricsModule,
      global: true,
      providers: [{ provide: Metrics, useValue: new Metrics(service) }],
      exports: [Metrics],
    };
  }
}
