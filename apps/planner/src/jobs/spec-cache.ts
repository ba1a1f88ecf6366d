import type { JobQuestion } from '@beacon/domain';
import { Job, readGeneration } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What planning needs of a job; only an extension changes it, which begins a new generation. */
export interface PlannedJob extends Pick<Job, 'id' | 'spec' | 'systemPrompts' | 'generation'> {
  /** Texts by question id; the job's own prompt under the empty id. A judging job has none: see `withPrompts`. */
  readonly prompts: ReadonlyMap<string, string>;
  /** What answers are to be compared with, by question id, where the question says so. */
  readonly statements: ReadonlyMap<string, string>;
}

const KEPT = 16;

/** Specifications of the jobs planned last. A job's cells are computed from it, never listed. */
export class SpecCache {
  readonly #jobs = new Map<string, PlannedJob>();

  /** @throws Error when the job does not exist. */
  async get(em: EntityManager, jobId: string, generation: number): Promise<PlannedJob> {
    const found = this.#jobs.get(jobId);
    const known = found?.generation === generation ? found : undefined;
    this.#jobs.delete(jobId);
    const job = known ?? (await this.#load(em, jobId));
    this.#jobs.set(jobId, job);
    this.#forgetOldest();
    return job;
  }

  /** The job as it is now, whatever its generation. @throws Error when it does not exist. */
  async latest(em: EntityManager, jobId: string): Promise<PlannedJob> {
    return this.get(em, jobId, await readGeneration(em, jobId));
  }

  async #load(em: EntityManager, jobId: string): Promise<PlannedJob> {
    const { spec, systemPrompts, generation } = await em.findOneOrFail(
      Job,
      { id: jobId },
      { disableIdentityMap: true },
    );
    const prompts = new Map(spec.questions.map(({ id, text }) => [id, text]));
    if (spec.prompt !== null) prompts.set('', spec.prompt);
    return { id: jobId, spec, systemPrompts, generation, prompts, statements: statementsOf(spec) };
  }

  #forgetOldest(): void {
    if (this.#jobs.size <= KEPT) return;
    for (const oldest of this.#jobs.keys()) {
      this.#jobs.delete(oldest);
      return;
    }
  }
}

/** A question that may carry a statement. */
type Stated = Pick<JobQuestion, 'id'> & { readonly statement?: string | null };

function statementsOf({
  questions,
}: {
  readonly questions: readonly Stated[];
}): ReadonlyMap<string, string> {
  return new Map(
    questions.flatMap(({ id, statement = null }) => (statement === null ? [] : [[id, statement]])),
  );
}
