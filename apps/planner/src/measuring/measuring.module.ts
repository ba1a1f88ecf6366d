import { Module } from '@nestjs/common';
import { PresenceModule } from '../presence/presence.module.js';
import { PlannerMetrics } from './planner-metrics.js';

/** What only the planner knows, for Prometheus. */
@Module({ imports: [PresenceModule], providers: [PlannerMetrics] })
export class MeasuringModule {}
