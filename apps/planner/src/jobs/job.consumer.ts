import { Handles } from '@beacon/bus';
import { submitJob } from '@beacon/contracts';
import type { JobReferenceV1 } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { JobCommands } from './job-commands.js';

/** Takes commands about jobs. */
@Controller()
export class JobConsumer {
  constructor(private readonly commands: JobCommands) {}

  @Handles(submitJob)
  async submit(@Payload() command: JobReferenceV1): Promise<void> {
    await this.commands.start(command.jobId);
  }
}
