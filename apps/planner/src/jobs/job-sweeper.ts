import { removeTasks } from '@beacon/bus';
import type { StreamPurger } from '@beacon/bus';
import { filters, streams } from '@beacon/contracts';
import { endedJobsToSweep, lockToSweep, markSwept } from '@beacon/persistence';
import type { SweepableJob } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Loop } from '../loops/loop.js';

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
/** Pages of one turn: jobs end by the thousand when there are many small ones. */
const PAGES_AT_ONCE = 25;

/** Makes the broker forget the results and attempts of jobs that ended a while ago. */
export class JobSweeper {
  readonly #graceMs: number;
  readonly #ticker: Loop;

  constructor(
    private readonly orm: MikroORM,
    private readonly manager: StreamPurger,
    options: SweepingOptions = {},
  ) {
    this.#graceMs = options.graceMs ?? DEFAULT_GRACE_MS;
    this.#ticker = new Loop({
      name: 'sweep',
      intervalMs: options.intervalMs ?? DEFAULT_INTERVAL_MS,
      work: () => this.sweep(),
    });
  }

  start(): void {
    this.#ticker.start();
  }

  async stop(): Promise<void> {
    await this.#ticker.stop();
  }

  /**
   * Purges what is left of jobs that ended longer ago than the grace.
   * @throws Error when the broker or the database does not answer: the next turn tries again.
   */
  async sweep(): Promise<void> {
    for (let page = 0; page < PAGES_AT_ONCE; page += 1) {
      const jobs = await endedJobsToSweep(this.orm.em.fork(), this.#graceMs, JOBS_AT_ONCE);
      let swept = 0;
      for (const job of jobs) if (await this.#sweepJob(job)) swept += 1;
      // Those that somebody holds would be found again and again.
      if (swept < JOBS_AT_ONCE) return;
    }
  }

  /** The job's row is locked meanwhile: a job that is opened again needs its results. */
  async #sweepJob({ jobId, regions }: SweepableJob): Promise<boolean> {
    return this.orm.em.fork().transactional(async (em) => {
      if (!(await lockToSweep(em, jobId, this.#graceMs))) return false;
      // Tasks first: one that is delivered after its result is gone would be paid for again.
      await removeTasks(this.manager, jobId, regions);
      const { streams: api } = this.manager;
      await api.purge(streams.results, { filter: filters.resultsOfJob(jobId) });
      await api.purge(streams.attempts, { filter: filters.attemptsOfJob(jobId) });
      await markSwept(em, jobId);
      return true;
    });
  }
}
