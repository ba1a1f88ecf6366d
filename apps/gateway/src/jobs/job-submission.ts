import { randomInt } from 'node:crypto';
import { ORDER_SEEDS, countCells, lanesOf, requestHash } from '@beacon/domain';
import type { Catalogue, JobLimits, JobSpec, JobStatus, QuestionBank } from '@beacon/domain';
import { OutboxRelay, jobCommand, jobEvent } from '@beacon/outbox';
import { IdempotencyKey, Job, JobLane, OutboxMessage, insertJob } from '@beacon/persistence';
import type { NewJob } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CATALOGUE, JOB_LIMITS, QUESTION_BANK } from '../core.module.js';
import { ApiError } from '../errors/api-error.js';
import { newJobId } from './job-id.js';
import { readJob } from './read-job.js';
import { systemPromptsOf } from './system-prompts.js';

const SOURCE = '/gateway';
const LANES_PER_INSERT = 1_000;

/** What became of a submission. */
export interface Submission {
  readonly id: string;
  /** False when an earlier submission with the same Idempotency-Key made the job. */
  readonly isNew: boolean;
  readonly status: JobStatus;
  readonly spec: JobSpec;
  readonly createdAt: Date;
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
    if (!(await claimKey(em, accepted))) return findFirst(em, accepted);
    const job = this.#jobOf(accepted);
    if (!(await insertJob(em, job))) throw jobExists(accepted.id);
    await insertLanes(em, accepted);
    await em.insertMany(OutboxMessage, owedMessages(accepted));
    const { id, spec, status, createdAt } = job;
    return { id, isNew: true, status, spec, createdAt };
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

/** True when the key is this submission's, or there is none. */
async function claimKey(em: EntityManager, { key, hash, id }: Accepted): Promise<boolean> {
  if (key === null) return true;
  const insert = em
    .createQueryBuilder(IdempotencyKey)
    .insert({ key, requestHash: hash, jobId: id });
  return (await insert.onConflict('key').ignore().execute('run')).affectedRows === 1;
}

async function insertLanes(em: EntityManager, { id, spec }: Accepted): Promise<void> {
  const lanes = lanesOf(spec).map(({ region, model, cells, blocks }, position) => ({
    jobId: id,
    region,
    modelId: model,
    position,
    cells,
    blocks,
    planned: 0,
  }));
  for (let start = 0; start < lanes.length; start += LANES_PER_INSERT) {
    await em.insertMany(JobLane, lanes.slice(start, start + LANES_PER_INSERT));
  }
}

function owedMessages({ id, spec }: Accepted) {
  const facts = { expected_executions: countCells(spec), regions: spec.regions };
  const messages = [jobCommand('submit', id), jobEvent('job.submitted', id, SOURCE, facts)];
  return messages.map((message) => ({ ...message, createdAt: new Date() }));
}

/** The job that the key's first submission made. */
async function findFirst(em: EntityManager, { key, hash }: Accepted): Promise<Submission> {
  const { requestHash: firstHash, jobId } = await em.findOneOrFail(IdempotencyKey, {
    key: key ?? '',
  });
  if (firstHash !== hash) throw keyReused();
  const { id, status, spec, createdAt } = await em.findOneOrFail(Job, { id: jobId });
  return { id, isNew: false, status, spec, createdAt };
}

function keyReused(): ApiError {
  const code = 'idempotency_key_reused';
  const message = 'this Idempotency-Key came with another request before: use a new key';
  return new ApiError(422, { error: code, code, message, field: 'Idempotency-Key' });
}

function jobExists(id: string): ApiError {
  const message = `there is a job ${JSON.stringify(id)} already: choose another id, or none`;
  return new ApiError(409, { error: 'job_exists', code: 'job_exists', message, field: 'id' });
}
