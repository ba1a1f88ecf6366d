import { Job } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What planning needs of a job; none of it changes after the job is accepted. */
export type PlannedJob = Pick<Job, 'spec' | 'systemPrompts'>;

const KEPT = 16;

/** Specifications of the jobs planned last. A job's cells are computed from it, never listed. */
export class SpecCache {
  readonly #jobs = new Map<string, PlannedJob>();

  /** @throws Error when the job does not exist. */
  async get(em: EntityManager, jobId: string): Promise<PlannedJob> {
    const known = this.#jobs.get(jobId);
    this.#jobs.delete(jobId);
    const job = known ?? (await this.#load(em, jobId));
    this.#jobs.set(jobId, job);
    this.#forgetOldest();
    return job;
  }

  async #load(em: EntityManager, jobId: string): Promise<PlannedJob> {
    const { spec, systemPrompts } = await em.findOneOrFail(
      Job,
      { id: jobId },
      { disableIdentityMap: true },
    );
    return { spec, systemPrompts };
  }

  #forgetOldest(): void {
    if (this.#jobs.size <= KEPT) return;
    for (const oldest of this.#jobs.keys()) {
      this.#jobs.delete(oldest);
      return;
    }
  }
}
