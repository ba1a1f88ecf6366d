import { Bus } from '@beacon/bus';
import { HealthModule } from '@beacon/observability';
import type { EventLoopLimits } from '@beacon/observability';
import { MikroORM } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CHECK_TIMEOUT_MS, checksOf, publicReason } from './health-checks.js';
import { HealthController } from './health.controller.js';

/** Serves the health of the gateway, in the API's own shape. */
@Module({})
export class GatewayHealthModule {
  static forRoot(eventLoop: EventLoopLimits): DynamicModule {
    const health = HealthModule.forRoot({
      inject: [Bus, MikroORM],
      checks: checksOf,
      timeoutMs: CHECK_TIMEOUT_MS,
      reasonOf: publicReason,
      eventLoop,
      controllers: [],
    });
    return { module: GatewayHealthModule, imports: [health], controllers: [HealthController] };
  }
}
