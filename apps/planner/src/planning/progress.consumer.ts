import { Handles } from '@beacon/bus';
import { jobProgressed } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { PlanningScheduler } from './planning-scheduler.js';

/** Receives that executions were recorded, so that windows are refilled at once and not at the next tick. */
@Controller()
export class ProgressConsumer {
  constructor(private readonly scheduler: PlanningScheduler) {}

  @Handles(jobProgressed)
  async progressed(): Promise<void> {
    this.scheduler.wake();
  }
}
