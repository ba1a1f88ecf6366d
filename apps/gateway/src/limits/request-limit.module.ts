import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { AccessModule } from '../access/access.module.js';
import { LimitsModule } from './limits.module.js';
import { MINUTE_MS, RequestLimitGuard } from './request-limit.guard.js';
import { RequestLimits } from './request-limits.js';

/** Holds principals to their requests a minute: its guard runs behind that of AccessModule. */
@Module({
  imports: [
    AccessModule,
    LimitsModule,
    ThrottlerModule.forRootAsync({
      imports: [LimitsModule],
      inject: [RequestLimits],
      // The limit is that of the principal, which the guard asks for.
      useFactory: (storage: RequestLimits) => ({
        throttlers: [{ limit: 0, ttl: MINUTE_MS }],
        storage,
      }),
    }),
  ],
  providers: [{ provide: APP_GUARD, useClass: RequestLimitGuard }],
})
export class RequestLimitModule {}
