import { Handles } from '@beacon/bus';
import type { MessageContext } from '@beacon/bus';
import { executeTask, cancelJob } from '@beacon/contracts';
import type { ExecuteTaskV1, CancelJobV1 } from '@beacon/contracts';
import { Controller, Logger } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ResultSigner } from '../signing/result-signer.js';
import { TaskService } from './task.service.js';
import { CancelledJobs } from './cancelled-jobs.js';

/** Takes the region's tasks. */
@Controller()
export class TaskConsumer {
  constructor(
    private readonly tasks: TaskService,
    private readonly signer: ResultSigner,
  ) {}

  @Handles(executeTask)
  async execute(@Payload() task: ExecuteTaskV1, @Ctx() context: MessageContext): Promise<void> {
    this.signer.assertTrusted();
    await this.tasks.execute(task, context);
  }
}

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
