import { Module } from '@nestjs/common';
import { LoopsModule } from '../loops/loops.module.js';
import { JobCleaningLoops, JobPurger, JobSweeper } from './job-cleaning.js';
import { JobEnder, JobLifecycle } from './job-lifecycle.js';
import { SpecCache } from './spec-cache.js';

/** A job's states and specification, and what is removed from the broker when it is stopped or over. */
@Module({
  imports: [LoopsModule],
  providers: [JobLifecycle, JobEnder, SpecCache, JobPurger, JobSweeper, JobCleaningLoops],
  exports: [JobLifecycle, JobEnder, SpecCache],
})
export class JobsModule {}
