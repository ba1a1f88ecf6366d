import { Module } from '@nestjs/common';
import { EventReaders } from './event-readers.js';
import { EventStream } from '@beacon/bus';
import { EventTail } from './event-tail.js';
import { LiveController } from './live.controller.js';
import { LiveService } from './live.service.js';
import { OlderEvents } from './older-events.js';

/** Streams of events for the portal, the CLI and others over HTTP. */
@Module({
  controllers: [LiveController],
  providers: [EventStream, EventTail, OlderEvents, EventReaders, LiveService],
})
export class LiveModule {}
