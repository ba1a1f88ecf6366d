import { Bus, JetStreamPublisher, announceCancel, removeTasks } from '@beacon/bus';
import type { StreamPurger } from '@beacon/bus';
import {
  databaseNow,
  findUnpurgedJobs,
  holdTasksOf,
  isUnpurged,
  markPurged,
} from '@beacon/persistence';
import type { SweepableJob } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';

const JOBS_AT_ONCE = 50;

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
    for (const job of await findUnpurgedJobs(this.em, JOBS_AT_ONCE)) {
      if (await this.#purgeJob(job)) purged += 1;
    }
    return purged;
  }

  /** As many as one turn takes. */
  static readonly full = JOBS_AT_ONCE;

  /**
   * The job's tasks are held meanwhile: so none is being published while they are purged, and those that are planned later carry a
   * later moment than the cancellation. A transaction for each job: another job's planning waits for none of it.
   */
  async #purgeJob({ jobId, regions }: SweepableJob): Promise<boolean> {
    return this.em.transactional(async (em) => {
      await holdTasksOf(em, jobId);
      if (!(await isUnpurged(em, jobId))) return false;
      await removeTasks(this.bus.manager, jobId, regions);
      announceCancel(this.publisher, jobId, await databaseNow(em));
      await markPurged(em, jobId);
      this.#logger.log({ event: 'job.tasks_purged', jobId });
      return true;
    });
  }
}
