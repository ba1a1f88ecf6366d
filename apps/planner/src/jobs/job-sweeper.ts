import { removeTasks } from '@beacon/bus';
import type { StreamPurger } from '@beacon/bus';
import { filters, streams } from '@beacon/contracts';
import { endedJobsToSweep, markSwept } from '@beacon/persistence';
import type { SweepableJob } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';

/** How the broker is cleared of jobs that have ended. */
export interface SweepingOptions {
  /**
   * How long a job's results outlive it, in milliseconds. A task that comes back late finds its result by the claim check
   * as long as the result is there; without it, it would be paid for again. @default 15 minutes
   */
  readonly graceMs?: number;
  /** @default 30 s */
  readonly intervalMs?: number;
}

const DEFAULT_GRACE_MS = 15 * 60_000;
const DEFAULT_INTERVAL_MS = 30_000;
const JOBS_AT_ONCE = 20;

/** Makes the broker forget jobs that have ended: their tasks at once, their results after a while. */
export class JobSweeper {
  readonly #logger = new Logger('Planner');
  readonly #graceMs: number;
  readonly #intervalMs: number;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly orm: MikroORM,
    private readonly manager: StreamPurger,
    options: SweepingOptions = {},
  ) {
    this.#graceMs = options.graceMs ?? DEFAULT_GRACE_MS;
    this.#intervalMs = options.intervalMs ?? DEFAULT_INTERVAL_MS;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#running ??= this.sweep().finally(() => (this.#running = undefined));
    }, this.#intervalMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Purges a job's tasks. A failure is only logged: an executor that gets one finds its result by the claim check. */
  async purgeTasks(job: SweepableJob): Promise<void> {
    try {
      await removeTasks(this.manager, job.jobId, job.regions);
    } catch (error) {
      this.#logger.warn({ event: 'job.purge_failed', jobId: job.jobId, error: String(error) });
    }
  }

  /** Purges the results of jobs that ended longer ago than the grace. What fails is tried again at the next interval. */
  async sweep(): Promise<void> {
    try {
      const em = this.orm.em.fork();
      const before = new Date(Date.now() - this.#graceMs);
      for (const job of await endedJobsToSweep(em, before, JOBS_AT_ONCE)) {
        // Tasks first: one that is delivered after its result is gone would be paid for again.
        await removeTasks(this.manager, job.jobId, job.regions);
        await this.manager.streams.purge(streams.results, {
          filter: filters.resultsOfJob(job.jobId),
        });
        await markSwept(em, job.jobId);
      }
    } catch (error) {
      this.#logger.warn({ event: 'sweep.failed', error: String(error) });
    }
  }
}
