import type { Bus } from '@beacon/bus';
import { MikroORM } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { BUS } from '../settings/settings.js';
import { HEALTH_CHECKS, checksOf } from './health-checks.js';
import { HealthController } from './health.controller.js';

/** Serves the health of the gateway. */
@Module({
  controllers: [HealthController],
  providers: [
    {
      provide: HEALTH_CHECKS,
      inject: [BUS, MikroORM],
      useFactory: (bus: Bus, orm: MikroORM) => checksOf(bus, orm),
    },
  ],
})
export class HealthModule {}
