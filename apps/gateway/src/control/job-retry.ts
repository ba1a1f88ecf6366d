import { Problems, isTerminal, readRaisedMaxCost, toUsd } from '@beacon/domain';
import { reopenJobRow, retryCells, setMaxCost } from '@beacon/persistence';
import type { ChangedJob, LockedJob, RetryCounts, RetryFilter } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CONTROL_OPTIONS } from '../settings/settings.js';
import type { ControlOptions } from '../settings/settings.js';
import { ApiError } from '../http/errors/api-error.js';
import { inTransaction } from '../changes/in-transaction.js';
import type { ControlRequest } from './job-control.js';
import { JobSignals } from '../changes/job-signals.js';
import {
  assertAsked,
  assertBelowMaxCost,
  assertNotClosing,
  lockKept,
} from '../changes/locked-job.js';
import { SignedSpecifications } from '../signed/signed-specifications.js';
import { chargeQuota } from '../quotas/charge-quota.js';
import { promisedAnew } from '../quotas/promised.js';
import { recordAuditEvent } from '../audit/record-audit.js';
import { JobRegistrar } from '../registration/job-registrar.js';

/** Which executions of the job are meant. */
export type RetryChoice = Omit<RetryFilter, 'jobId'>;

/** Result of a retry. */
export interface RetryOutcome extends RetryCounts {
  readonly status: ChangedJob['status'];
}

/** Runs failed and cancelled cells again: the same prompt and parameters, in the cell's next round. */
@Injectable()
export class JobRetry {
  constructor(
    private readonly orm: MikroORM,
    private readonly notices: JobSignals,
    private readonly signed: SignedSpecifications,
    private readonly registrar: JobRegistrar,
    @Inject(CONTROL_OPTIONS) private readonly options: ControlOptions,
  ) {}

  /**
   * Starts the next round of every matching cell. The job is opened again when there is one.
   * @param maxCostUsd what the whole job may cost from now on; null for what it may cost already.
   * @throws ApiError when there is no such job, it is not started, is being closed, or has reached its cost limit.
   */
  async retry(
    request: ControlRequest,
    choice: RetryChoice,
    maxCostUsd: number | null = null,
  ): Promise<RetryOutcome> {
    const order = { choice, maxCostUsd };
    const outcome = await inTransaction(this.orm, (em) => this.#retryIn(em, request, order));
    if (outcome.retried > 0) this.notices.changed(request.jobId);
    return outcome;
  }

  async #retryIn(
    em: EntityManager,
    request: ControlRequest,
    { choice, maxCostUsd }: RetryOrder,
  ): Promise<RetryOutcome> {
    const { jobId } = request;
    const job = await lockKept(em, jobId);
    assertAsked(job);
    if (job.status === 'queued') throw notStarted(jobId);
    assertNotClosing(job);
    // A signature covers what the job may cost.
    if (maxCostUsd !== null) await this.signed.requireUnsigned(em, jobId);
    const maxCost = limitOf(job, maxCostUsd);
    const counts = await retryCells(em, { jobId, ...choice }, this.options.maxRounds);
    if (counts.retried === 0) return { ...counts, status: job.status };
    const promised = promisedAnew(job, maxCost);
    const work = { jobs: 0, cells: counts.retried, maxCost: promised };
    await chargeQuota(em, request.caller.principal, work);
    if (maxCost !== null && maxCost !== job.maxCost) {
      await setMaxCost(em, jobId, maxCost);
      await this.registrar.limitCost(em, jobId, maxCost);
    }
    const { status, generation } = await reopenJobRow(em, jobId, { cells: false });
    const details = {
      ...toFacts(counts),
      previous_status: job.status,
      reopened: isTerminal(job.status),
      generation,
      filter: filterFacts(choice),
      ...(maxCost === null ? {} : { max_cost: toUsd(maxCost) }),
    };
    await recordAuditEvent(em, { ...request, action: 'job.retry', event: 'job.retried', details });
    return { ...counts, status };
  }
}

/** What is to be asked again, and for how much. */
interface RetryOrder {
  readonly choice: RetryChoice;
  readonly maxCostUsd: number | null;
}

/**
 * The job's cost limit from now on, in nanodollars; null where it has none.
 * @throws ApiError when it is to be lowered, or was reached and is not raised.
 */
function limitOf(job: LockedJob, usd: number | null): number | null {
  const problems = new Problems();
  const { maxCostNanoUsd: raised } = readRaisedMaxCost(usd, job.maxCost ?? undefined, problems);
  const [problem] = problems.list;
  if (problem !== undefined) throw ApiError.validation([problem]);
  const limit = raised ?? job.maxCost;
  if (limit === job.maxCost) assertBelowMaxCost(job);
  return limit;
}

/** The counts of a retry, as the API names them. */
export function toFacts({ retried, alreadyRetrying, exhausted }: RetryCounts) {
  return { retried, already_retrying: alreadyRetrying, exhausted };
}

function filterFacts(choice: RetryChoice): Readonly<Record<string, unknown>> {
  const { statuses, regions, modelIds, questionIds, executionId } = choice;
  const given = {
    status: statuses,
    region: regions,
    model_id: modelIds,
    question_id: questionIds,
    execution_id: executionId,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

function notStarted(jobId: string): ApiError {
  const message = `${JSON.stringify(jobId)} is not started yet: it has nothing to retry`;
  return ApiError.conflict('job_not_started', message);
}
