import { Handles } from '@beacon/bus';
import type { MessageContext } from '@beacon/bus';
import { submitJob, jobProgressed } from '@beacon/contracts';
import type { JobReferenceV1 } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { retryStatements, JobStarter } from './job-starter.js';
import { PlanningScheduler } from '../planning/planning-scheduler.js';

/** Receives the command to start a job. */
@Controller()
export class JobConsumer {
  constructor(private readonly starter: JobStarter) {}

  @Handles(submitJob)
  async submit(
    @Payload() { jobId }: JobReferenceV1,
    @Ctx() { signal }: MessageContext,
  ): Promise<void> {
    await retryStatements(() => this.starter.start(jobId), signal);
  }
}

/** Receives that executions were recorded, so that windows are refilled at once and not at the next tick. */
@Controller()
export class ProgressConsumer {
  constructor(private readonly scheduler: PlanningScheduler) {}

  @Handles(jobProgressed)
  async progressed(): Promise<void> {
    this.scheduler.wake();
  }
}
