import { Module } from '@nestjs/common';
import { EventReaders } from './event-readers.js';
import { EventStream } from '@beacon/bus';
import { AccessModule } from '../access/access.module.js';
import { EventTail } from './event-tail.js';
import { JobProjects } from './job-projects.js';
import { LiveController } from './live.controller.js';
import { LiveService } from './live.service.js';
import { OlderEvents } from './older-events.js';

/** Streams of events for the portal, the CLI and others over HTTP. */
@Module({
  imports: [AccessModule],
  controllers: [LiveController],
  providers: [EventStream, EventTail, OlderEvents, JobProjects, EventReaders, LiveService],
})
export class LiveModule {}
