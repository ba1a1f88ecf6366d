import { Module } from '@nestjs/common';
import { ComparisonReader } from './comparison-reader.js';
import { ComparisonController } from './comparison.controller.js';

/** Compares answers. */
@Module({
  controllers: [ComparisonController],
  providers: [ComparisonReader],
  exports: [ComparisonReader],
})
export class ComparisonModule {}
