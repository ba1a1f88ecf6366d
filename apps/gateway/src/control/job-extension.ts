import type { JobEventDetails } from '@beacon/contracts';
import { JOB_ID_PATTERN, isTerminal, toUsd } from '@beacon/domain';
import { readExtensibleJob, reopenJobRow, storeExtendedJob } from '@beacon/persistence';
import type { ChangedJob, ExtensibleRow, LockedJob } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import type { Caller } from '../http/caller.js';
import { RawBody } from '../http/server/request-body.js';
import { BodyIntake } from '../intake/body-intake.js';
import type { ExtensionIntake } from '../intake/extension-intake.js';
import { inTransaction } from '../changes/in-transaction.js';
import { JobSignals } from '../changes/job-signals.js';
import {
  assertAsked,
  assertBelowMaxCost,
  assertNotClosing,
  jobNotFound,
  lockKept,
} from '../changes/locked-job.js';
import { SignedSpecifications } from '../signed/signed-specifications.js';
import { chargeQuota } from '../quotas/charge-quota.js';
import { promisedAnew } from '../quotas/promised.js';
import { recordAuditEvent } from '../audit/record-audit.js';
import { JobRegistrar } from '../registration/job-registrar.js';

/** The result of an extension. */
export interface ExtensionOutcome {
  /** Cells that are new; 0 when the job had everything already. */
  readonly added: number;
  readonly expected: number;
  readonly status: ChangedJob['status'];
}

/** Another extension came first. */
const OVERTAKEN = Symbol('overtaken');
const TRIES = 5;

/** Adds models, regions, questions or repeats to jobs; only the difference is run. */
@Injectable()
export class JobExtension {
  constructor(
    private readonly orm: MikroORM,
    private readonly notices: JobSignals,
    private readonly intake: BodyIntake,
    private readonly signed: SignedSpecifications,
    private readonly registrar: JobRegistrar,
  ) {}

  /**
   * Extends a job. One that had ended is opened again.
   * @param body as it was read, or a RawBody.
   * @throws ApiError when there is no such job, it is cancelled or being closed, or the body is refused.
   */
  async extend(jobId: string, body: unknown, caller: Caller): Promise<ExtensionOutcome> {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const outcome = await this.#tryToExtend(jobId, body, caller);
      if (outcome === OVERTAKEN) continue;
      if (outcome.added > 0) this.notices.changed(jobId);
      return outcome;
    }
    throw overtaken(jobId);
  }

  /**
   * What is added to a large job takes seconds to make, and nothing of a job is recorded while its row is locked: it is made from the
   * job as it stands, and stored if the job still stands so.
   */
  async #tryToExtend(
    jobId: string,
    body: unknown,
    caller: Caller,
  ): Promise<ExtensionOutcome | typeof OVERTAKEN> {
    const before = await this.#read(jobId);
    const given = body instanceof RawBody ? body.bytes.slice() : body;
    const extension = await this.intake.extension({ ...before, body: given });
    return inTransaction(this.orm, async (em) => {
      const job = await lockKept(em, jobId);
      if (job.status === 'cancelled') throw cancelled(jobId);
      // Each extension adds cells or raises the limit: as long as both stand nothing else of the specification has changed.
      if (job.cells !== before.cells || job.maxCost !== before.maxCost) return OVERTAKEN;
      return this.#store(em, job, { extension, caller });
    });
  }

  async #read(jobId: string): Promise<ExtensibleRow> {
    const em = this.orm.em.fork();
    const job = JOB_ID_PATTERN.test(jobId) ? await readExtensibleJob(em, jobId) : null;
    if (job === null) throw jobNotFound(jobId);
    assertAsked({ id: jobId, isImported: job.isImported });
    await this.signed.requireUnsigned(em, jobId);
    if (job.status === 'cancelled') throw cancelled(jobId);
    return job;
  }

  async #store(
    em: EntityManager,
    job: LockedJob,
    { extension, caller }: { readonly extension: ExtensionIntake; readonly caller: Caller },
  ): Promise<ExtensionOutcome> {
    const { id: jobId } = job;
    const { added, cells, reason, maxCost } = extension;
    const isRaised = maxCost !== null && maxCost !== job.maxCost;
    if (added === 0 && !isRaised) return { added, expected: cells, status: job.status };
    assertNotClosing(job);
    if (!isRaised) assertBelowMaxCost(job);
    const promised = promisedAnew(job, isRaised ? maxCost : job.maxCost);
    await chargeQuota(em, caller.principal, { jobs: 0, cells: added, maxCost: promised });
    await storeExtendedJob(em, jobId, extension);
    const { facts } = extension;
    await this.registrar.extend(em, { jobId, cells, facts, at: new Date() });
    // A limit that is raised opens no job that has ended: that takes something to ask.
    const { status, generation } =
      added === 0 ? job : await reopenJobRow(em, jobId, { cells: true });
    const details = {
      ...factsOf(job, extension),
      reopened: added > 0 && isTerminal(job.status),
      generation,
    };
    const event = 'job.extended';
    await recordAuditEvent(em, { jobId, caller, reason, action: 'job.extend', event, details });
    return { added, expected: cells, status };
  }
}

function factsOf(
  job: LockedJob,
  { added, cells, news, maxCost }: ExtensionIntake,
): Omit<JobEventDetails<'job.extended'>, 'generation' | 'reopened'> {
  return {
    added,
    expected_executions: cells,
    previous_status: job.status,
    ...(maxCost === null ? {} : { max_cost: toUsd(maxCost) }),
    ...news,
  };
}

function cancelled(jobId: string): ApiError {
  const message = `${JSON.stringify(jobId)} was cancelled: retry its cancelled cells first`;
  return ApiError.conflict('job_cancelled', message);
}

function overtaken(jobId: string): ApiError {
  const message = `others extend ${JSON.stringify(jobId)} all the time: ask again`;
  const headers = { 'retry-after': '1' };
  return new ApiError(409, { error: 'job_changing', code: 'job_changing', message, headers });
}
