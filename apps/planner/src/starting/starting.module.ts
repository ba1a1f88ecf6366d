import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { LoopsModule } from '../loops/loops.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { JobConsumer } from './job.consumer.js';
import { JobStarter } from './job-starter.js';
import { QueuedJobsLoop } from './queued-jobs.loop.js';

/** Starts jobs: at their command, and those whose command was lost. */
@Module({
  imports: [LoopsModule, JobsModule, PlanningModule],
  controllers: [JobConsumer],
  providers: [JobStarter, QueuedJobsLoop],
})
export class StartingModule {}
