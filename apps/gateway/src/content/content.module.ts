import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module.js';
import { ContentReader } from './content-reader.js';
import { ContentController } from './content.controller.js';

/** Compares what answers say by region. */
@Module({
  imports: [AnalysisModule],
  controllers: [ContentController],
  providers: [ContentReader],
  exports: [ContentReader],
})
export class ContentModule {}
