import { Module } from '@nestjs/common';
import { ThreadsModule } from '../threads/threads.module.js';
import { ContentModule } from '../content/content.module.js';
import { VerdictAnnouncer } from './verdict-announcer.js';
import { VerdictReader } from './verdict-reader.js';
import { VerdictController } from './verdict.controller.js';

/** Reaches verdicts of jobs. */
@Module({
  imports: [ThreadsModule, ContentModule],
  controllers: [VerdictController],
  providers: [VerdictReader, VerdictAnnouncer],
  exports: [VerdictReader],
})
export class VerdictModule {}
