import { OutboxModule } from '@beacon/outbox';
import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { CellTraces } from './cell-traces.js';
import { CostLimits } from './cost-limits.js';
import { PublishingLimits } from './publishing-limits.js';
import { ReachedLimits } from './reached-limits.js';
import { GrantPublisher } from './grant-publisher.js';
import { LaneRooms, LaneTotals, PaceMeter } from './lane-rooms.js';
import { LaneTurns } from './lane-shares.js';
import { PlanningAudit } from './planning-audit.js';
import { PlanningPass } from './planning-pass.js';
import { PlanningScheduler } from './planning-scheduler.js';
import { ProgressMeter, SkewLimits } from './skew-limits.js';
import { TaskPublisher } from './task-publisher.js';
import { WindowFiller } from './window-filler.js';

/** Planning passes: end jobs that are done and fill the windows of lanes. What this planner remembers between passes is in here. */
@Module({
  imports: [OutboxModule, JobsModule, PresenceModule],
  providers: [
    PlanningScheduler,
    PlanningPass,
    PlanningAudit,
    WindowFiller,
    LaneRooms,
    LaneTurns,
    LaneTotals,
    PaceMeter,
    PublishingLimits,
    SkewLimits,
    ProgressMeter,
    CostLimits,
    ReachedLimits,
    GrantPublisher,
    CellTraces,
    TaskPublisher,
  ],
  exports: [PlanningScheduler, ReachedLimits, TaskPublisher],
})
export class PlanningModule {}
