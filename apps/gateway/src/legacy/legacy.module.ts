import { Module } from '@nestjs/common';
import { ComparisonModule } from '../comparison/comparison.module.js';
import { VerdictModule } from '../verdict/verdict.module.js';
import { BiasAnalysisController } from './bias-analysis.controller.js';
import { CrossRegionController } from './cross-region.controller.js';

/** Answers clients of the original API in its shapes. */
@Module({
  imports: [VerdictModule, ComparisonModule],
  controllers: [BiasAnalysisController, CrossRegionController],
})
export class LegacyModule {}
