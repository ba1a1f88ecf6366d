import { Handles } from '@beacon/bus';
import type { MessageContext } from '@beacon/bus';
import { submitJob } from '@beacon/contracts';
import type { JobReferenceV1 } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { retryStatements } from '../retry-statements.js';
import { JobStarter } from './job-starter.js';

/** Takes commands about jobs. */
@Controller()
export class JobConsumer {
  constructor(private readonly commands: JobStarter) {}

  @Handles(submitJob)
  async submit(
    @Payload() { jobId }: JobReferenceV1,
    @Ctx() { signal }: MessageContext,
  ): Promise<void> {
    await retryStatements(() => this.commands.start(jobId), signal);
  }
}
