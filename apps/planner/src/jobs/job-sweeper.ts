import { Bus, removeTasks } from '@beacon/bus';
import type { StreamPurger } from '@beacon/bus';
import { filters, streams } from '@beacon/contracts';
import { endedJobsToSweep, lockToSweep, markSwept } from '@beacon/persistence';
import type { SweepableJob } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { PlannerSettings } from '../settings/planner-settings.js';

const JOBS_AT_ONCE = 20;
/** Pages of one turn: jobs end by the thousand when there are many small ones. */
const PAGES_AT_ONCE = 25;

/** Deletes from the broker the results and attempts of jobs that ended a while ago. */
@Injectable()
export class JobSweeper {
  constructor(
    private readonly em: EntityManager,
    @Inject(Bus) private readonly bus: { readonly manager: StreamPurger },
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'sweepGraceMs'>,
  ) {}

  /**
   * Purges what is left of jobs that ended longer ago than the grace.
   * @throws Error when the broker or the database does not answer: the next turn tries again.
   */
  async sweep(): Promise<void> {
    for (let page = 0; page < PAGES_AT_ONCE; page += 1) {
      const jobs = await endedJobsToSweep(this.em, this.settings.sweepGraceMs, JOBS_AT_ONCE);
      let swept = 0;
      for (const job of jobs) if (await this.#sweepJob(job)) swept += 1;
      // Those whose rows are locked would be found again and again.
      if (swept < JOBS_AT_ONCE) return;
    }
  }

  /** The job's row is locked meanwhile: a job that is opened again needs its results. */
  async #sweepJob({ jobId, regions }: SweepableJob): Promise<boolean> {
    return this.em.transactional(async (em) => {
      if (!(await lockToSweep(em, jobId, this.settings.sweepGraceMs))) return false;
      // Tasks first: one that is delivered after its result is gone would be paid for again.
      await removeTasks(this.bus.manager, jobId, regions);
      const { streams: api } = this.bus.manager;
      await api.purge(streams.results, { filter: filters.resultsOfJob(jobId) });
      await api.purge(streams.attempts, { filter: filters.attemptsOfJob(jobId) });
      await markSwept(em, jobId);
      return true;
    });
  }
}
