import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { EVENT_LOOP_LIMITS, EventLoopWatch } from './event-loop-watch.js';
import type { EventLoopLimits } from './event-loop-watch.js';

/** Gives every module of a process the watch of its event loop. */
@Module({})
export class EventLoopModule {
  static forRoot(limits: EventLoopLimits): DynamicModule {
    return {
      module: EventLoopModule,
      global: true,
      providers: [{ provide: EVENT_LOOP_LIMITS, useValue: limits }, EventLoopWatch],
      exports: [EventLoopWatch],
    };
  }
}
