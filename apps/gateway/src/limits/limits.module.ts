import { Module } from '@nestjs/common';
import { FailedAttempts } from './failed-attempts.js';
import { RequestLimits } from './request-limits.js';

/** How often anybody may come. */
@Module({ providers: [RequestLimits, FailedAttempts], exports: [RequestLimits, FailedAttempts] })
export class LimitsModule {}
