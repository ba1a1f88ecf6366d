import { randomInt } from 'node:crypto';
import { ORDER_SEEDS, countCells, requestHash } from '@beacon/domain';
import type { Catalogue, JobLimits, JobSpec, JobStatus, QuestionBank } from '@beacon/domain';
import { OutboxRelay } from '@beacon/outbox';
import { readFirstJudging } from '@beacon/persistence';
import type { NewJob } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CATALOGUE, JOB_LIMITS, QUESTION_BANK } from '../core.module.js';
import { ApiError } from '../errors/api-error.js';
import { judgingSpecOf, storeJudgingJob } from '../judging/judging-job.js';
import { findFirst } from './first-job.js';
import { newJobId } from './job-id.js';
import { readJob } from './read-job.js';
import { claimKey, storeJob } from './store-job.js';
import { systemPromptsOf } from './system-prompts.js';

/** What became of a submission. */
export interface Submission {
  readonly id: string;
  /** False when an earlier submission with the same Idempotency-Key made the job. */
  readonly isNew: boolean;
  readonly status: JobStatus;
  readonly spec: JobSpec;
  readonly createdAt: Date;
  /** The job that judges its answers as they are recorded; null when nobody does. */
  readonly judgingJobId: string | null;
}

interface Accepted {
  readonly id: string;
  readonly spec: JobSpec;
  readonly key: string | null;
  readonly hash: string;
}

/**
 * Accepts jobs. What is accepted is committed with the messages that it owes, in one transaction; its work depends on the
 * number of lanes, never on that of the cells.
 */
@Injectable()
export class JobSubmission {
  constructor(
    private readonly orm: MikroORM,
    private readonly relay: OutboxRelay,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(QUESTION_BANK) private readonly bank: QuestionBank,
    @Inject(JOB_LIMITS) private readonly limits: JobLimits,
  ) {}

  /**
   * Accepts a job, or finds the one that the same request with the same key made before.
   * @throws ApiError when the body is refused, the id is taken, or the key came with another request.
   */
  async submit(body: unknown, key: string | null): Promise<Submission> {
    const accepted = this.#read(body, key);
    const em = this.orm.em.fork();
    const submission = await em.transactional(async (inside) => this.#store(inside, accepted));
    if (submission.isNew) this.relay.wake();
    return submission;
  }

  #read(body: unknown, key: string | null): Accepted {
    const { catalogue, bank, limits } = this;
    const { id, spec } = readJob(body, { catalogue, bank, limits });
    // By what was asked for: the same request again has the same hash, though another order would be drawn.
    const hash = requestHash(spec, id);
    return { id: id ?? newJobId(Date.now()), spec: inDrawnOrder(spec), key, hash };
  }

  async #store(em: EntityManager, accepted: Accepted): Promise<Submission> {
    // A loser waits here until the winner has committed: races are decided by the keys, in this order.
    if (!(await claimKey(em, accepted))) return this.#firstOf(em, accepted);
    const job = this.#jobOf(accepted);
    if (!(await storeJob(em, job))) throw jobExists(accepted.id);
    const judgingJobId = await this.#storeJudging(em, accepted);
    const { id, spec, status, createdAt } = job;
    return { id, isNew: true, status, spec, createdAt, judgingJobId };
  }

  async #firstOf(em: EntityManager, accepted: Accepted): Promise<Submission> {
    const { id, status, spec, createdAt } = await findFirst(em, accepted);
    const judgingJobId = spec.judges === undefined ? null : await readFirstJudging(em, id);
    return { id, isNew: false, status, spec, createdAt, judgingJobId };
  }

  /** The job that judges its answers begins with it, and takes them in as they are recorded. */
  async #storeJudging(em: EntityManager, { id, spec }: Accepted): Promise<string | null> {
    if (spec.judges === undefined) return null;
    const judging = judgingSpecOf({ id, spec }, spec.judges, false, this.limits);
    return (await storeJudgingJob(em, judging)).id;
  }

  #jobOf({ id, spec }: Accepted): NewJob {
    return {
      id,
      status: 'queued',
      spec,
      systemPrompts: systemPromptsOf(spec, this.catalogue),
      cells: countCells(spec),
      createdAt: new Date(),
    };
  }
}

/** A specification with a seed of its order: its own, or one that is drawn now. */
function inDrawnOrder(spec: JobSpec): JobSpec {
  return { ...spec, order: spec.order ?? { seed: randomInt(ORDER_SEEDS) } };
}

function jobExists(id: string): ApiError {
  const message = `there is a job ${JSON.stringify(id)} already: choose another id, or none`;
  return new ApiError(409, { error: 'job_exists', code: 'job_exists', message, field: 'id' });
}
