import { Module } from '@nestjs/common';
import { ExecutionListing } from './execution-listing.js';
import { ExecutionsController } from './executions.controller.js';

/** Reads recorded executions. */
@Module({
  controllers: [ExecutionsController],
  providers: [ExecutionListing],
  exports: [ExecutionListing],
})
export class ExecutionsModule {}
