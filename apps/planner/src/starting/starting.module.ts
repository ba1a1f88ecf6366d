import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { LoopsModule } from '../loops/loops.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { JobConsumer, ProgressConsumer } from './job.consumers.js';
import { JobStarter, QueuedJobsLoop } from './job-starter.js';

/** Receives what is said of jobs, and starts them: at their command, and those whose command was lost. */
@Module({
  imports: [LoopsModule, JobsModule, PlanningModule],
  controllers: [JobConsumer, ProgressConsumer],
  providers: [JobStarter, QueuedJobsLoop],
})
export class StartingModule {}
