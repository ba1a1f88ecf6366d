import { Handles } from '@beacon/bus';
import { cancelJob } from '@beacon/contracts';
import type { CancelJobV1 } from '@beacon/contracts';
import { Controller, Logger } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { CancelledJobs } from './cancelled-jobs.js';

/** Receives cancellations of jobs. */
@Controller()
export class CancelConsumer {
  readonly #logger = new Logger('Executor');

  constructor(private readonly jobs: CancelledJobs) {}

  @Handles(cancelJob)
  async cancel(@Payload() cancellation: CancelJobV1): Promise<void> {
    this.#logger.log({ event: 'job.called_off', ...cancellation });
    this.jobs.cancel(cancellation);
  }
}
