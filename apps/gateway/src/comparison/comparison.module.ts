import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module.js';
import { ComparisonReader } from './comparison-reader.js';
import { ComparisonController } from './comparison.controller.js';

/** Compares answers. */
@Module({
  imports: [AnalysisModule],
  controllers: [ComparisonController],
  providers: [ComparisonReader],
  exports: [ComparisonReader],
})
export class ComparisonModule {}
