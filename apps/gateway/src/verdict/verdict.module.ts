import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module.js';
import { ContentModule } from '../content/content.module.js';
import { VerdictReader } from './verdict-reader.js';
import { VerdictController } from './verdict.controller.js';

/** Reaches verdicts of jobs. */
@Module({
  imports: [AnalysisModule, ContentModule],
  controllers: [VerdictController],
  providers: [VerdictReader],
  exports: [VerdictReader],
})
export class VerdictModule {}
