import { Module } from '@nestjs/common';
import { ThreadsModule } from '../threads/threads.module.js';
import { ContentReader } from './content-reader.js';
import { ContentController } from './content.controller.js';

/** Compares what answers say by region. */
@Module({
  imports: [ThreadsModule],
  controllers: [ContentController],
  providers: [ContentReader],
  exports: [ContentReader],
})
export class ContentModule {}
