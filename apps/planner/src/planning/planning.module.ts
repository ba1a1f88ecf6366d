import { OutboxModule } from '@beacon/outbox';
import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { GrantPublisher } from './grant-publisher.js';
import { JobEnder } from './job-ender.js';
import { LaneRooms } from './lane-rooms.js';
import { LaneTotals } from './lane-totals.js';
import { LaneTurns } from './lane-turns.js';
import { PaceMeter } from './pace-meter.js';
import { PlanningAudit } from './planning-audit.js';
import { PlanningPass } from './planning-pass.js';
import { PlanningScheduler } from './planning-scheduler.js';
import { ProgressConsumer } from './progress.consumer.js';
import { ProgressMeter } from './progress-meter.js';
import { SkewLimits } from './skew-limits.js';
import { TaskPublisher } from './task-publisher.js';
import { WindowFiller } from './window-filler.js';

/** Planning passes: end jobs that are done and fill the windows of lanes. What this planner remembers between passes is in here. */
@Module({
  imports: [OutboxModule, JobsModule, PresenceModule],
  controllers: [ProgressConsumer],
  providers: [
    PlanningScheduler,
    PlanningPass,
    PlanningAudit,
    JobEnder,
    WindowFiller,
    LaneRooms,
    LaneTurns,
    LaneTotals,
    PaceMeter,
    SkewLimits,
    ProgressMeter,
    GrantPublisher,
    TaskPublisher,
  ],
  exports: [PlanningScheduler, TaskPublisher],
})
export class PlanningModule {}
