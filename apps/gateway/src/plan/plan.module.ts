import { Module } from '@nestjs/common';
import { IntakeModule } from '../intake/intake.module.js';
import { JobPlanner } from './job-planner.js';
import { PlanController } from './plan.controller.js';

/** Says what a job would take, before it is submitted. */
@Module({
  imports: [IntakeModule],
  controllers: [PlanController],
  providers: [JobPlanner],
})
export class PlanModule {}
