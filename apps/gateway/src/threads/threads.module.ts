import { Module } from '@nestjs/common';
import { BodyIntake } from '../intake/body-intake.js';
import { AnalysisThread, IntakeThread } from './work-threads.js';

/** Works beside the event loop. */
@Module({
  providers: [AnalysisThread, IntakeThread, BodyIntake],
  exports: [AnalysisThread, BodyIntake],
})
export class ThreadsModule {}
