import { JUDGE_INSTRUCTIONS } from '@beacon/classification';
import { lanesOf } from '@beacon/domain';
import type { JobStatus, JobLane as Lane, JobSpec } from '@beacon/domain';
import { activeTraceparent } from '@beacon/observability';
import { OutboxRelay, completeNewJob } from '@beacon/outbox';
import { readFirstJudging, insertJob, insertJudging } from '@beacon/persistence';
import type { NewJob } from '@beacon/persistence';
import { registeredFacts } from '@beacon/signing';
import type { RegisteredFacts, RegistrationKind } from '@beacon/signing';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.js';
import type { Caller } from '../http/caller.js';
import { ApiError } from '../http/errors/api-error.js';
import { BodyIntake } from '../intake/body-intake.js';
import { newJobId } from '../intake/job-intake.js';
import type { JobIntake } from '../intake/job-intake.js';
import { SignedSpecifications } from '../signed/signed-specifications.js';
import { JobRegistrar } from '../registration/job-registrar.js';
import type { AskedWork } from '../quotas/charge-quota.js';
import { chargeQuota } from '../quotas/charge-quota.js';
import { claimKey, findFirst } from './idempotency-key.js';

/** Who submits. */
export interface Submitter {
  /** In which the job is made. */
  readonly project: string;
  /** The Idempotency-Key; null when there is none. */
  readonly key: string | null;
  readonly caller: Caller;
}

/** The result of a submission. */
export interface Submission {
  readonly id: string;
  /** False when an earlier submission with the same Idempotency-Key made the job. */
  readonly isNew: boolean;
  readonly status: JobStatus;
  /** Executions that the job comes to. */
  readonly cells: number;
  readonly regions: number;
  readonly minRegions: number;
  /** ISO 8601. */
  readonly createdAt: string;
  /** The job that judges its answers as they are recorded; null when none does. */
  readonly judgingJobId: string | null;
}

interface Accepted extends JobIntake, Submitter {}

/**
 * Accepts jobs. What is accepted is committed with the messages that it owes, in one transaction; its work depends on the
 * number of lanes, never on that of the cells.
 */
@Injectable()
export class JobSubmission {
  constructor(
    private readonly orm: MikroORM,
    private readonly relay: OutboxRelay,
    private readonly intake: BodyIntake,
    private readonly signed: SignedSpecifications,
    private readonly registrar: JobRegistrar,
  ) {}

  /**
   * Accepts a job, or finds the one that the same request with the same key made before.
   * @param body as it was read, or a RawBody.
   * @throws ApiError when the body or its signature is refused, the id is taken, or the key came with another request.
   */
  async submit(body: unknown, submitter: Submitter): Promise<Submission> {
    return this.signed.guard(submitter.caller.address, async () => this.#accept(body, submitter));
  }

  async #accept(body: unknown, submitter: Submitter): Promise<Submission> {
    const accepted = { ...(await this.intake.job(body, this.signed.policy)), ...submitter };
    if (accepted.signed !== null) this.signed.requireTrusted(accepted.signed);
    const em = this.orm.em.fork();
    const submission = await em.transactional(async (inside) => this.#store(inside, accepted));
    if (submission.isNew) this.relay.wake();
    return submission;
  }

  async #store(em: EntityManager, accepted: Accepted): Promise<Submission> {
    // A loser waits here until the winner has committed: races are decided by the keys, in this order.
    if (!(await claimKey(em, accepted))) return this.#firstOf(em, accepted);
    const { id, project, specJson, systemPrompts, cells, lanes, judging } = accepted;
    const { regions, minRegions, facts: registered, signed } = accepted;
    const { registrar } = this;
    await chargeQuota(em, accepted.caller.principal, workOf(accepted));
    const status = 'queued';
    const createdAt = new Date();
    const job = { id, project, status, specJson, systemPrompts, cells, createdAt } as const;
    const stored = { job, lanes, regions, kind: 'accepted', facts: registered } as const;
    if (!(await storeJob({ em, registrar }, stored))) throw jobExists(id);
    if (signed !== null) await this.signed.keep(em, id, signed);
    // The job that judges its answers begins with it, and takes them in as they are recorded.
    const judgingJobId =
      judging === null ? null : (await storeJudgingJob({ em, registrar }, judging, { project })).id;
    const details = { cells, regions, judging_job_id: judgingJobId };
    const entry = { caller: accepted.caller, jobId: id, reason: null, details };
    await recordAudit(em, { ...entry, action: 'job.submit' });
    const facts = { id, status, cells, regions: regions.length, minRegions } as const;
    return { ...facts, createdAt: createdAt.toISOString(), isNew: true, judgingJobId };
  }

  async #firstOf(em: EntityManager, accepted: Accepted): Promise<Submission> {
    const { isJudged, ...first } = await findFirst(em, accepted);
    const judgingJobId = isJudged ? await readFirstJudging(em, first.id) : null;
    return { ...first, isNew: false, judgingJobId };
  }
}

/** A job that is judged as it runs is two, and the second has no cost limit. */
function workOf({ cells, maxCost, judging }: JobIntake): AskedWork {
  return judging === null
    ? { jobs: 1, cells, maxCost }
    : { jobs: 2, cells, maxCost: judging.constraints.maxCostNanoUsd ?? null };
}

/** The refusal of an id that another job has. */
export function jobExists(id: string): ApiError {
  const message = `there is a job ${JSON.stringify(id)} already: choose another id, or none`;
  return new ApiError(409, { error: 'job_exists', code: 'job_exists', message, field: 'id' });
}

/** A job that is accepted, with what is made of its specification. */
interface AcceptedJob {
  readonly job: NewJob;
  readonly lanes: readonly Lane[];
  readonly regions: readonly string[];
  /** Whether its answers wait for the recorder, so that nothing of it is to be asked. @default false */
  readonly isImported?: boolean;
  /** What it is registered as, and what is registered of it. */
  readonly kind: RegistrationKind;
  readonly facts: RegisteredFacts;
}

/** The transaction that accepts a job, and what registers it in there. */
export interface Accepting {
  readonly em: EntityManager;
  readonly registrar: Pick<JobRegistrar, 'register'>;
}

/**
 * Stores a job with its lanes, its registration and the messages that it owes, in one transaction: what is accepted is never lost,
 * and nothing is asked of a job before it is registered. Its work depends on the number of lanes, never on that of the cells.
 * @returns false when the id is taken.
 */
export async function storeJob(
  { em, registrar }: Accepting,
  { kind, facts, ...accepted }: AcceptedJob,
): Promise<boolean> {
  if (!(await insertJob(em, { ...accepted.job, traceparent: activeTraceparent() }))) return false;
  const { job, ...rest } = accepted;
  const cells = kind === 'judging' ? null : job.cells;
  await registrar.register(em, { jobId: job.id, kind, cells, facts, at: job.createdAt });
  await completeNewJob(em, { id: job.id, cells: job.cells, ...rest });
  return true;
}

/**
 * Stores a judging job, in the transaction of the entity manager.
 * @param spec of the judging; its id is made when absent.
 */
export async function storeJudgingJob(
  accepting: Accepting,
  spec: JobSpec,
  { project, id = newJobId(Date.now()) }: { readonly project: string; readonly id?: string },
): Promise<NewJob> {
  const { judging, regions } = spec;
  if (judging === undefined) throw new Error('the specification is not that of a judging job');
  const job: NewJob = {
    id,
    project,
    status: 'queued',
    specJson: Buffer.from(JSON.stringify(spec)),
    // Every judge is told the same, wherever it is asked.
    systemPrompts: Object.fromEntries(regions.map((region) => [region, JUDGE_INSTRUCTIONS])),
    cells: 0,
    createdAt: new Date(),
  };
  const facts = registeredFacts(spec, job.systemPrompts);
  const stored = { job, regions, lanes: lanesOf(spec), kind: 'judging', facts } as const;
  if (!(await storeJob(accepting, stored))) throw new Error(`the new id ${id} is taken`);
  await insertJudging(accepting.em, { jobId: id, sourceJobId: judging.sourceJobId });
  return job;
}
