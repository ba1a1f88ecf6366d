import { finalAnswer, judgeRequest } from '@beacon/classification';
import { answerPosition } from '@beacon/domain';
import type { JobQuestion, JobSpec } from '@beacon/domain';
import { Job, mapJudgedAnswers, readGeneration, readSmallJobs } from '@beacon/persistence';
import type { JudgedAnswerText } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Optional } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** What is read of a job. */
type PlannedFacts = Pick<
  Job,
  'id' | 'spec' | 'systemPrompts' | 'generation' | 'cells' | 'traceparent'
>;

/** What planning needs of a job; only an extension changes it, which begins a new generation. */
export interface PlannedJob extends PlannedFacts {
  /** Texts by question id; the job's own prompt under the empty id. A judging job has none: see {@link SpecCache.withPrompts}. */
  readonly prompts: ReadonlyMap<string, string>;
  /** What answers are to be compared with, by question id, where the question says so. */
  readonly statements: ReadonlyMap<string, string>;
  /** Names of the system prompts of questions that are asked with one of their own, by their ids. */
  readonly variants: ReadonlyMap<string, string>;
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

  /**
   * A job with the prompts of some of its cells. Those of a judging job are made of the stored answers, of just the cells that are
   * published: however many answers there are, no more than a window of them is ever in memory, each cut to what a judge is shown.
   */
  async withPrompts(
    em: EntityManager,
    job: PlannedJob,
    cells: readonly { readonly questionId: string | null }[],
  ): Promise<PlannedJob> {
    const { judging } = job.spec;
    if (judging === undefined || cells.length === 0) return job;
    const { id } = job;
    const source = await this.latest(em, judging.sourceJobId);
    const positions = cells.flatMap(({ questionId }) => answerPosition(questionId ?? '') ?? []);
    const requests = await mapJudgedAnswers(em, id, [...new Set(positions)], (answer) =>
      requestOf(source, answer),
    );
    const prompts = new Map(
      cells.flatMap(({ questionId }) => {
        const request = requests.get(answerPosition(questionId ?? '') ?? -1);
        return request === undefined ? [] : [[questionId ?? '', request] as const];
      }),
    );
    return { ...job, prompts };
  }

  async #read(em: EntityManager, jobId: string): Promise<PlannedJob> {
    const job = await em.findOneOrFail(Job, { id: jobId }, { disableIdentityMap: true });
    return plannedJob(job);
  }
}

function plannedJob({ id, spec, ...facts }: PlannedFacts): PlannedJob {
  const { systemPrompts, generation, cells, traceparent } = facts;
  const prompts = new Map(spec.questions.map(({ id: question, text }) => [question, text]));
  if (spec.prompt !== null) prompts.set('', spec.prompt);
  const statements = statementsOf(spec);
  return {
    id,
    spec,
    systemPrompts,
    generation,
    cells,
    traceparent,
    prompts,
    statements,
    variants: variantsOf(spec),
  };
}

function variantsOf({ questions }: Pick<JobSpec, 'questions'>): ReadonlyMap<string, string> {
  return new Map(
    questions.flatMap(({ id, variant }) => (variant === undefined ? [] : [[id, variant]])),
  );
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

/** The request and the final answer, and nothing else of either: a judge does not know whose answer it is, or from where. */
function requestOf(source: PlannedJob, { questionId, response }: JudgedAnswerText): string {
  return judgeRequest({
    question: source.prompts.get(questionId) ?? '',
    statement: source.statements.get(questionId) ?? null,
    answer: finalAnswer(response).text,
  });
}
