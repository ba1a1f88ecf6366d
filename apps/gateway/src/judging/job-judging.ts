import { normaliseJudging } from '../intake/specification/read-specification.js';
import { isTerminal, requestHash } from '@beacon/domain';
import type { Catalogue, JobLimits, JobSpec, JobStatus } from '@beacon/domain';
import { Job, hasJudgeableAnswer } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { inTransaction } from '../changes/in-transaction.js';
import { JobSignals } from '../changes/job-signals.js';
import { lockKept } from '../changes/locked-job.js';
import { recordAuditEvent } from '../audit/record-audit.js';
import { CATALOGUE, JOB_LIMITS } from '../settings/settings.js';
import { ApiError } from '../http/errors/api-error.js';
import type { Caller } from '../http/caller.js';
import { claimKey, findFirst } from '../jobs/idempotency-key.js';
import type { KeyClaim } from '../jobs/idempotency-key.js';
import { newJobId } from '../intake/job-intake.js';
import { chargeQuota } from '../quotas/charge-quota.js';
import { storeJudgingJob } from '../jobs/job-submission.js';
import { JobRegistrar } from '../registration/job-registrar.js';
import { judgingSpecOf } from '../intake/judging-of-job.js';
import { judgingJobRefusal } from '../job-access/measured-job.guard.js';

/** A request to judge a job's answers. */
export interface JudgingRequest {
  readonly jobId: string;
  readonly body: unknown;
  /** The Idempotency-Key; null when there is none. */
  readonly key: string | null;
  readonly caller: Caller;
}

/** The judging job that was made, by this request or by an earlier one with its key. */
export interface CreatedJudging {
  readonly id: string;
  readonly isNew: boolean;
  readonly status: JobStatus;
  readonly spec: JobSpec;
}

/** Makes judging jobs for jobs that exist. */
@Injectable()
export class JobJudging {
  constructor(
    private readonly orm: MikroORM,
    private readonly signals: JobSignals,
    private readonly registrar: JobRegistrar,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(JOB_LIMITS) private readonly limits: JobLimits,
  ) {}

  /**
   * Makes a job that asks judges about the answers of another: those that it has, and until it ends those that it gets.
   * @throws ApiError when there is no such job, it is itself a judging job or has no answer and gets none, the body is refused,
   * or the key came with another request.
   */
  async judge(request: JudgingRequest): Promise<CreatedJudging> {
    const made = await inTransaction(this.orm, (em) => this.#judgeIn(em, request));
    if (made.isNew) this.signals.changed(made.id);
    return made;
  }

  async #judgeIn(em: EntityManager, request: JudgingRequest): Promise<CreatedJudging> {
    const { jobId, key, caller } = request;
    const { status } = await lockKept(em, jobId);
    const source = await em.findOneOrFail(Job, { id: jobId });
    if (source.spec.judging !== undefined) throw judgingJobRefusal(source.spec.judging.sourceJobId);
    const { order, again, reason } = this.#read(request.body);
    const spec = judgingSpecOf(source, order, again, this.limits);
    const { project } = source;
    const claim = { project, key, hash: requestHash(spec, null), id: newJobId(Date.now()) };
    if (!(await claimKey(em, claim))) return firstOf(em, claim);
    if (isTerminal(status) && !(await hasJudgeableAnswer(em, jobId))) throw nothingToJudge(jobId);
    // As many cells as there are answers to judge, for each judge; what they cost nothing limits.
    const cells = source.cells * order.models.length;
    await chargeQuota(em, caller.principal, { jobs: 1, cells, maxCost: null });
    const { registrar } = this;
    const job = await storeJudgingJob({ em, registrar }, spec, claim);
    const details = {
      judging_job_id: job.id,
      models: order.models.map(({ id }) => id),
      regions: spec.regions,
      policy: order.policy,
      only: order.only,
      again,
    };
    const entry = { jobId, caller, reason, action: 'job.judge', details };
    await recordAuditEvent(em, { ...entry, event: 'job.judging_requested' });
    return { id: job.id, isNew: true, status: job.status, spec };
  }

  #read(body: unknown) {
    const { catalogue, limits } = this;
    const read = normaliseJudging(body ?? {}, { catalogue, limits });
    if (read.ok) return read;
    const [first, ...rest] = read.problems;
    if (first === undefined) throw new Error('a judging was refused without a problem');
    throw ApiError.validation([first, ...rest]);
  }
}

async function firstOf(em: EntityManager, claim: KeyClaim): Promise<CreatedJudging> {
  const { id, status } = await findFirst(em, claim);
  const { spec } = await em.findOneOrFail(Job, { id });
  return { id, status, spec, isNew: false };
}

function nothingToJudge(jobId: string): ApiError {
  const message = `${JSON.stringify(jobId)} has ended without an answer that a judge could be asked about`;
  return ApiError.conflict('nothing_to_judge', message);
}
