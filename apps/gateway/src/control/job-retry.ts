import { isTerminal } from '@beacon/domain';
import { reopenJobRow, retryCells } from '@beacon/persistence';
import type { ChangedJob, RetryCounts, RetryFilter } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CONTROL_OPTIONS } from '../settings/settings.js';
import type { ControlOptions } from '../settings/settings.js';
import { ApiError } from '../http/errors/api-error.js';
import { inTransaction } from '../changes/in-transaction.js';
import type { ControlRequest } from './job-control.js';
import { JobSignals } from '../changes/job-signals.js';
import { assertNotClosing, lockOrRefuse } from '../changes/locked-job.js';
import { recordAuditEvent } from '../audit/record-audit.js';

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
    @Inject(CONTROL_OPTIONS) private readonly options: ControlOptions,
  ) {}

  /**
   * Starts the next round of every matching cell. The job is opened again when there is one.
   * @throws ApiError when there is no such job, it is not started, or is being closed.
   */
  async retry(request: ControlRequest, choice: RetryChoice): Promise<RetryOutcome> {
    const outcome = await inTransaction(this.orm, (em) => this.#retryIn(em, request, choice));
    if (outcome.retried > 0) this.notices.changed(request.jobId);
    return outcome;
  }

  async #retryIn(
    em: EntityManager,
    request: ControlRequest,
    choice: RetryChoice,
  ): Promise<RetryOutcome> {
    const { jobId } = request;
    const job = await lockOrRefuse(em, jobId);
    if (job.status === 'queued') throw notStarted(jobId);
    assertNotClosing(job);
    const counts = await retryCells(em, { jobId, ...choice }, this.options.maxRounds);
    if (counts.retried === 0) return { ...counts, status: job.status };
    const { status, generation } = await reopenJobRow(em, jobId, { cells: false });
    const details = {
      ...toFacts(counts),
      previous_status: job.status,
      reopened: isTerminal(job.status),
      generation,
      filter: filterFacts(choice),
    };
    await recordAuditEvent(em, { ...request, action: 'job.retry', event: 'job.retried', details });
    return { ...counts, status };
  }
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
