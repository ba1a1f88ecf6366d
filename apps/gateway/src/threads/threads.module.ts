import { Module } from '@nestjs/common';
import { AnalysisThread } from './analysis-thread.js';

/** Works statistics out beside the event loop. */
@Module({ providers: [AnalysisThread], exports: [AnalysisThread] })
export class ThreadsModule {}
