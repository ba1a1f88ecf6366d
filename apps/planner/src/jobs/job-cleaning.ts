import { Bus, JetStreamPublisher, announceCancel, removeTasks } from '@beacon/bus';
import type { StreamPurger } from '@beacon/bus';
import { filters, streams } from '@beacon/contracts';
import {
  databaseNow,
  findUnpurgedJobs,
  holdTasksOf,
  isUnpurged,
  markPurged,
  endedJobsToSweep,
  lockToSweep,
  markSwept,
} from '@beacon/persistence';
import type { SweepableJob } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { PlannerSettings } from '../settings/planner-settings.js';
import { Loops } from '../loops/loops.js';

const PURGED_AT_ONCE = 50;

/** Removes the tasks of jobs that have ended or are paused, and notifies executors to drop those that they hold. */
@Injectable()
export class JobPurger {
  readonly #logger = new Logger('Planner');

  constructor(
    private readonly em: EntityManager,
    @Inject(Bus) private readonly bus: { readonly manager: StreamPurger },
    @Inject(JetStreamPublisher) private readonly publisher: Pick<JetStreamPublisher, 'hint'>,
  ) {}

  /**
   * Some jobs, those that were stopped before those that are done; what fails is tried again: executors that get a task find its
   * result by the claim check, or that it is not wanted.
   * @returns how many jobs were purged; when that is {@link JobPurger.full}, there may be more.
   * @throws Error when the broker or the database does not answer.
   */
  async purge(): Promise<number> {
    let purged = 0;
    for (const job of await findUnpurgedJobs(this.em, PURGED_AT_ONCE)) {
      if (await this.#purgeJob(job)) purged += 1;
    }
    return purged;
  }

  /** As many as one turn takes. */
  static readonly full = PURGED_AT_ONCE;

  /**
   * The job's tasks are held meanwhile: so none is being published while they are purged, and those that are planned later carry a
   * later moment than the cancellation. A transaction for each job: another job's planning waits for none of it.
   */
  async #purgeJob({ jobId, regions }: SweepableJob): Promise<boolean> {
    return this.em.transactional(async (em) => {
      await holdTasksOf(em, jobId);
      if (!(await isUnpurged(em, jobId))) return false;
      await removeTasks(this.bus.manager, jobId, regions);
      announceCancel(this.publisher, { jobId, regions, before: await databaseNow(em) });
      await markPurged(em, jobId);
      this.#logger.log({ event: 'job.tasks_purged', jobId });
      return true;
    });
  }
}

const SWEPT_AT_ONCE = 20;
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
      const jobs = await endedJobsToSweep(this.em, this.settings.sweepGraceMs, SWEPT_AT_ONCE);
      let swept = 0;
      for (const job of jobs) if (await this.#sweepJob(job)) swept += 1;
      // Those whose rows are locked would be found again and again.
      if (swept < SWEPT_AT_ONCE) return;
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

const SWEEP_EVERY_MS = 30_000;

/** Removes the tasks of stopped jobs every second, and what is left of jobs that ended a while ago every 30 s. */
@Injectable()
export class JobCleaningLoops implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly purger: JobPurger,
    private readonly sweeper: JobSweeper,
  ) {}

  onModuleInit(): void {
    this.loops.add('purge', async () => {
      // The rest at once, but in another turn: what was stopped meanwhile comes first again.
      if ((await this.purger.purge()) === JobPurger.full) this.loops.wake('purge');
    });
    this.loops.add('sweep', () => this.sweeper.sweep(), SWEEP_EVERY_MS);
  }
}
