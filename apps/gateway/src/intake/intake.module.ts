import { Module } from '@nestjs/common';
import { BodyIntake } from './body-intake.js';
import { IntakeThread } from './intake-thread.js';

/** Reads what is submitted: jobs, additions to jobs, and jobs to plan. */
@Module({ providers: [IntakeThread, BodyIntake], exports: [BodyIntake, IntakeThread] })
export class IntakeModule {}
