import { Module } from '@nestjs/common';
import { AnalysisModule } from '../analysis/analysis.module.js';
import { JobPlanner } from './job-planner.js';
import { PlanController } from './plan.controller.js';

/** Says what a job would take, before it is submitted. */
@Module({
  imports: [AnalysisModule],
  controllers: [PlanController],
  providers: [JobPlanner],
})
export class PlanModule {}
