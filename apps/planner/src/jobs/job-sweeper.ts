import { filters, streams } from '@beacon/contracts';
import type { JetStreamManager } from '@nats-io/jetstream';
import { Logger } from '@nestjs/common';

/** Purges a finished job's messages from the broker. */
export class JobSweeper {
  readonly #logger = new Logger(JobSweeper.name);

  constructor(private readonly manager: JetStreamManager) {}

  /**
   * Tasks go first: a task that is delivered again after its result is gone would be paid for again. A failure is only
   * logged, because the streams' ages bound what is left.
   */
  async sweep(jobId: string, regions: readonly string[]): Promise<void> {
    try {
      await Promise.all(
        regions.map((region) =>
          this.manager.streams.purge(streams.tasks(region), {
            filter: filters.tasksOfJob(region, jobId),
          }),
        ),
      );
      await this.manager.streams.purge(streams.results, { filter: filters.resultsOfJob(jobId) });
    } catch (error) {
      this.#logger.warn({ event: 'job.sweep_failed', jobId, error: String(error) });
    }
  }
}
