import { UnprocessableMessageError } from '@beacon/bus';
import { Job } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { JobLifecycle } from '../jobs/job-lifecycle.js';
import { PlanningScheduler } from '../planning/planning-scheduler.js';

/** Jobs started in one turn. */
const STARTED_AT_ONCE = 100;

/** Starts accepted jobs, and asks for a planning pass. */
@Injectable()
export class JobStarter {
  constructor(
    private readonly em: EntityManager,
    private readonly lifecycle: JobLifecycle,
    @Inject(PlanningScheduler) private readonly scheduler: Pick<PlanningScheduler, 'wake'>,
  ) {}

  /**
   * Starts an accepted job. A second command for the same job changes nothing.
   * @throws UnprocessableMessageError when there is no such job: its row is committed before the command is sent.
   */
  async start(jobId: string): Promise<void> {
    await this.em.transactional(async (em) => {
      if (await this.lifecycle.start(em, jobId)) return;
      if ((await em.count(Job, { id: jobId })) === 0) {
        throw new UnprocessableMessageError(`there is no job ${jobId}`);
      }
    });
    this.scheduler.wake();
  }

  /** Starts some jobs that are still queued. */
  async startQueued(): Promise<void> {
    const started = await this.em.transactional((em) =>
      this.lifecycle.startQueued(em, STARTED_AT_ONCE),
    );
    if (started > 0) this.scheduler.wake();
  }
}
