import { Handles } from '@beacon/bus';
import type { MessageContext } from '@beacon/bus';
import { submitJob } from '@beacon/contracts';
import type { JobReferenceV1 } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { retryStatements } from './retry-statements.js';
import { JobStarter } from './job-starter.js';

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
