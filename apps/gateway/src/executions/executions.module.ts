import { Module } from '@nestjs/common';
import { ExecutionListing } from './execution-listing.js';
import { ExecutionReader } from './execution-reader.js';
import { ExecutionsController } from './executions.controller.js';

/** Reads recorded executions. */
@Module({
  controllers: [ExecutionsController],
  providers: [ExecutionListing, ExecutionReader],
  exports: [ExecutionListing],
})
export class ExecutionsModule {}
