import { announceCancel, removeTasks } from '@beacon/bus';
import type { JetStreamPublisher, StreamPurger } from '@beacon/bus';
import {
  databaseNow,
  findUnpurgedJobs,
  markPurged,
  waitForPlanningLock,
} from '@beacon/persistence';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';

const JOBS_AT_ONCE = 20;

/** What a purge works with. */
export interface PurgingParts {
  readonly orm: MikroORM;
  readonly manager: StreamPurger;
  readonly publisher: Pick<JetStreamPublisher, 'hint'>;
}

/** Removes the tasks of jobs that have ended or are paused, and tells executors to drop those that they hold. */
export class JobPurger {
  readonly #logger = new Logger('Planner');

  constructor(private readonly parts: PurgingParts) {}

  /**
   * The planning lock is held meanwhile: so no planner is in the middle of publishing what is purged, and tasks planned
   * later carry a later moment than the cancellation. What fails is tried again: executors that get a task find its result
   * by the claim check, or that it is not wanted.
   * @returns how many jobs were purged.
   * @throws Error when the broker or the database does not answer.
   */
  async purge(): Promise<number> {
    return this.parts.orm.em.fork().transactional(async (em) => {
      if ((await findUnpurgedJobs(em, 1)).length === 0) return 0;
      await waitForPlanningLock(em);
      const jobs = await findUnpurgedJobs(em, JOBS_AT_ONCE);
      for (const { jobId, regions } of jobs) await this.#purgeJob(em, jobId, regions);
      return jobs.length;
    });
  }

  async #purgeJob(em: EntityManager, jobId: string, regions: readonly string[]): Promise<void> {
    const { manager, publisher } = this.parts;
    await removeTasks(manager, jobId, regions);
    announceCancel(publisher, jobId, await databaseNow(em));
    await markPurged(em, jobId);
    this.#logger.log({ event: 'job.tasks_purged', jobId });
  }
}
