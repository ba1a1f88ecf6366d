import { Module } from '@nestjs/common';
import { JobPlanner } from './job-planner.js';
import { PlanController } from './plan.controller.js';

/** Says what a job would take, before it is submitted. */
@Module({ controllers: [PlanController], providers: [JobPlanner] })
export class PlanModule {}
