import { Module } from '@nestjs/common';
import { ThreadsModule } from '../threads/threads.module.js';
import { ComparisonReader } from './comparison-reader.js';
import { ComparisonController } from './comparison.controller.js';

/** Compares answers. */
@Module({
  imports: [ThreadsModule],
  controllers: [ComparisonController],
  providers: [ComparisonReader],
  exports: [ComparisonReader],
})
export class ComparisonModule {}
