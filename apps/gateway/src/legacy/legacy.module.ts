import { Module } from '@nestjs/common';
import { ComparisonModule } from '../comparison/comparison.module.js';
import { VerdictModule } from '../verdict/verdict.module.js';
import { BiasAnalysisReader } from './bias-analysis.reader.js';
import { BiasAnalysisController } from './bias-analysis.controller.js';
import { CrossRegionReader } from './cross-region.reader.js';
import { CrossRegionController } from './cross-region.controller.js';

/** Answers clients of the original API in its shapes. */
@Module({
  imports: [VerdictModule, ComparisonModule],
  controllers: [BiasAnalysisController, CrossRegionController],
  providers: [BiasAnalysisReader, CrossRegionReader],
})
export class LegacyModule {}
