import { Module } from '@nestjs/common';
import { ThreadsModule } from '../threads/threads.module.js';
import { JobComparisonReader } from './job-comparison-reader.js';
import { JobComparisonController } from './job-comparison.controller.js';

/** Compares a job with an earlier one. */
@Module({
  imports: [ThreadsModule],
  controllers: [JobComparisonController],
  providers: [JobComparisonReader],
  exports: [JobComparisonReader],
})
export class JobComparisonModule {}
