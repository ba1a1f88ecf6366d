import { isTerminal } from '@beacon/domain';
import { closingOrder } from '@beacon/outbox';
import { OutboxMessage, cancelJobRow, pauseJobRow, resumeJobRow } from '@beacon/persistence';
import type { CancelledJob, ChangedJob, LockedJob, PausedJob } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import type { Caller } from '../http/caller.js';
import { inTransaction } from '../changes/in-transaction.js';
import { JobSignals } from '../changes/job-signals.js';
import { lockOrRefuse } from '../changes/locked-job.js';
import { RunningCalls } from './running-calls.js';
import { recordAuditEvent } from '../audit/record-audit.js';

/** A requested change. */
export interface ControlRequest {
  readonly jobId: string;
  readonly caller: Caller;
  readonly reason: string | null;
}

/** Result of a request: the job before, and as it is now where something changed. */
export interface Change<After extends ChangedJob = ChangedJob> {
  readonly before: LockedJob;
  readonly after: After | null;
  /** Executors that may still begin calls of a job that was stopped by this. */
  readonly unconfirmed: readonly string[];
}

type Changed<After extends ChangedJob = ChangedJob> = Omit<Change<After>, 'unconfirmed'>;

/** Cancels, pauses and resumes jobs. Each is safe to repeat. */
@Injectable()
export class JobControl {
  constructor(
    private readonly orm: MikroORM,
    private readonly notices: JobSignals,
    private readonly calls: RunningCalls,
  ) {}

  /**
   * Cancels a job, unless it has ended. Cells without an execution become cancelled; what is recorded stays.
   * @throws ApiError when there is no such job.
   */
  async cancel(request: ControlRequest): Promise<Change<CancelledJob>> {
    const change = await inTransaction(this.orm, (em) => cancelIn(em, request));
    return { ...change, unconfirmed: await this.#stop(change, change.after?.completedAt ?? null) };
  }

  /**
   * Pauses a job: nothing more of it is asked, and its deadline waits.
   * @throws ApiError when there is no such job, or it has ended.
   */
  async pause(request: ControlRequest): Promise<Change<PausedJob>> {
    const change = await inTransaction(this.orm, (em) => pauseIn(em, request));
    return { ...change, unconfirmed: await this.#stop(change, change.after?.pausedAt ?? null) };
  }

  /**
   * Lets a paused job go on.
   * @throws ApiError when there is no such job, or it has ended.
   */
  async resume(request: ControlRequest): Promise<Change> {
    const change = await inTransaction(this.orm, (em) => resumeIn(em, request));
    if (change.after !== null) this.notices.changed(request.jobId);
    return { ...change, unconfirmed: [] };
  }

  /**
   * @param moment when the job was changed; null when it was not.
   * @returns executors that may still begin calls.
   */
  async #stop({ before: job }: Changed, moment: string | null): Promise<readonly string[]> {
    if (moment === null) return [];
    this.notices.changed(job.id);
    // Executors remember it: what is still queued, and what a pass publishes just now, is dropped when it reaches them.
    const { before, unconfirmed } = await this.calls.stop(job, moment);
    await this.notices.stop({ jobId: job.id, regions: job.regions, before });
    return unconfirmed;
  }
}

async function cancelIn(
  em: EntityManager,
  request: ControlRequest,
): Promise<Changed<CancelledJob>> {
  const before = await lockOrRefuse(em, request.jobId);
  if (isTerminal(before.status)) return { before, after: null };
  const after = await cancelJobRow(em, request.jobId);
  const order = closingOrder(
    {
      jobId: request.jobId,
      region: null,
      cell: null,
      status: 'cancelled',
      code: 'cancelled',
      message: 'the job was cancelled before this cell was recorded',
      requestedAt: after.completedAt,
    },
    `cancelled:${before.generation}`,
  );
  await em.insert(OutboxMessage, { ...order, createdAt: new Date() });
  const details = {
    previous_status: before.status,
    executions_cancelled: before.cells - before.recorded,
    cancelled_at: after.completedAt,
  };
  await recordAuditEvent(em, { ...request, action: 'job.cancel', event: 'job.cancelled', details });
  return { before, after };
}

async function pauseIn(em: EntityManager, request: ControlRequest): Promise<Changed<PausedJob>> {
  const before = await lockOrRefuse(em, request.jobId);
  assertNotEnded(before);
  if (before.pausedAt !== null) return { before, after: null };
  const after = await pauseJobRow(em, request.jobId);
  const details = { status: before.status, paused_at: after.pausedAt };
  await recordAuditEvent(em, { ...request, action: 'job.pause', event: 'job.paused', details });
  return { before, after };
}

async function resumeIn(em: EntityManager, request: ControlRequest): Promise<Changed> {
  const before = await lockOrRefuse(em, request.jobId);
  assertNotEnded(before);
  if (before.pausedAt === null) return { before, after: null };
  const after = await resumeJobRow(em, request.jobId);
  const details = { paused_at: before.pausedAt, deadline_at: after.deadlineAt };
  await recordAuditEvent(em, { ...request, action: 'job.resume', event: 'job.resumed', details });
  return { before, after };
}

function assertNotEnded({ id, status }: LockedJob): void {
  if (!isTerminal(status)) return;
  const message = `${JSON.stringify(id)} has ended (${status}): a retry or an extension opens it again`;
  throw ApiError.conflict('job_ended', message);
}
