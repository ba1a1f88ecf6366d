import type { JobQuestion } from '@beacon/domain';
import { Job, readGeneration, readSmallJobs } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Optional } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** What planning needs of a job; only an extension changes it, which begins a new generation. */
export interface PlannedJob extends Pick<Job, 'id' | 'spec' | 'systemPrompts' | 'generation'> {
  /** Texts by question id; the job's own prompt under the empty id. A judging job has none: see `withPrompts`. */
  readonly prompts: ReadonlyMap<string, string>;
  /** What answers are to be compared with, by question id, where the question says so. */
  readonly statements: ReadonlyMap<string, string>;
}

/** Questions that all remembered jobs have together, at most; the job that was planned last is remembered whatever it has. */
const KEPT_QUESTIONS = 400_000;
const KEPT_JOBS = 2_000;
/** Specifications that are read at once are no larger than this, as the database stores them, in bytes. */
const SMALL_BYTES = 64 * 1024;

/** Specifications of the jobs planned last. A job's cells are computed from it, never listed. */
@Injectable()
export class SpecCache {
  readonly #jobs: LRUCache<string, PlannedJob>;

  /** @param keptJobs jobs that are remembered at most. @default 2000 */
  constructor(@Optional() keptJobs: number = KEPT_JOBS) {
    this.#jobs = new LRUCache({
      max: keptJobs,
      maxSize: KEPT_QUESTIONS,
      // One that is larger alone counts as all of it: the others give way to it.
      sizeCalculation: ({ spec }) => Math.min(Math.max(1, spec.questions.length), KEPT_QUESTIONS),
    });
  }

  /** @throws Error when the job does not exist. */
  async get(em: EntityManager, jobId: string, generation: number): Promise<PlannedJob> {
    const found = this.#jobs.get(jobId);
    const known = found?.generation === generation ? found : undefined;
    const job = known ?? (await this.#read(em, jobId));
    this.#jobs.set(jobId, job);
    return job;
  }

  /** The job as it is now, whatever its generation. @throws Error when it does not exist. */
  async latest(em: EntityManager, jobId: string): Promise<PlannedJob> {
    return this.get(em, jobId, await readGeneration(em, jobId));
  }

  /** Reads the small ones among some jobs that are not known, at once; {@link get} reads the others one by one. */
  async load(
    em: EntityManager,
    jobs: readonly { readonly job_id: string; readonly generation: number }[],
  ): Promise<void> {
    const unknown = jobs.filter(
      ({ job_id, generation }) => this.#jobs.peek(job_id)?.generation !== generation,
    );
    if (unknown.length < 2) return;
    const ids = unknown.map(({ job_id }) => job_id);
    for (const job of await readSmallJobs(em, ids, SMALL_BYTES)) {
      this.#jobs.set(job.id, plannedJob(job));
    }
  }

  async #read(em: EntityManager, jobId: string): Promise<PlannedJob> {
    const job = await em.findOneOrFail(Job, { id: jobId }, { disableIdentityMap: true });
    return plannedJob(job);
  }
}

function plannedJob({
  id,
  spec,
  systemPrompts,
  generation,
}: Pick<Job, 'id' | 'spec' | 'systemPrompts' | 'generation'>): PlannedJob {
  const prompts = new Map(spec.questions.map(({ id: question, text }) => [question, text]));
  if (spec.prompt !== null) prompts.set('', spec.prompt);
  return { id, spec, systemPrompts, generation, prompts, statements: statementsOf(spec) };
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
