import { Module } from '@nestjs/common';
import { ThreadsModule } from '../threads/threads.module.js';
import { JobPlanner } from './job-planner.js';
import { PlanController } from './plan.controller.js';

/** Says what a job would take, before it is submitted. */
@Module({
  imports: [ThreadsModule],
  controllers: [PlanController],
  providers: [JobPlanner],
})
export class PlanModule {}
