import { UnprocessableMessageError } from '@beacon/bus';
import { Job } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { PlanningScheduler } from '../planning/planning-scheduler.js';
import type { JobLifecycle } from '../jobs/job-lifecycle.js';

/** Carries out commands about jobs. */
export class JobStarter {
  constructor(
    private readonly orm: MikroORM,
    private readonly lifecycle: JobLifecycle,
    private readonly scheduler: Pick<PlanningScheduler, 'wake'>,
  ) {}

  /**
   * Starts an accepted job. A second command for the same job changes nothing.
   * @throws UnprocessableMessageError when there is no such job: its row is committed before the command is sent.
   */
  async start(jobId: string): Promise<void> {
    await this.orm.em.fork().transactional(async (em) => {
      if (await this.lifecycle.start(em, jobId)) return;
      if ((await em.count(Job, { id: jobId })) === 0) {
        throw new UnprocessableMessageError(`there is no job ${jobId}`);
      }
    });
    this.scheduler.wake();
  }
}
