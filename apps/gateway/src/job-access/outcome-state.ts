import { isTerminal } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import {
  readErasure,
  readJobState,
  readLanes,
  readOutcomeRevision,
  readReviewId,
  readTypingRevision,
} from '@beacon/persistence';
import type { ErasureFacts, LaneState } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiError } from '../http/errors/api-error.js';

/** How far a job's outcomes are. */
export interface OutcomeState {
  readonly status: JobStatus;
  /** Whether more outcomes may be recorded: the job runs, or was cancelled and its remaining cells are being closed. */
  readonly isRunning: boolean;
  readonly lanes: readonly LaneState[];
  /** Of its answers; null when nobody asked for it. */
  readonly erasure: ErasureFacts | null;
  /** Another text whenever what is counted of the job's outcomes may have changed. */
  readonly stamp: string;
}

/**
 * Reads how far a job's outcomes are, at a cost that does not grow with them; null when there is no such job. New rows have new
 * ids, replaced ones move the counters of their lanes, and corrections have a revision of their own, as have re-scorings and judgings.
 */
export async function readOutcomeState(
  em: EntityManager,
  jobId: string,
): Promise<OutcomeState | null> {
  const job = await readJobState(em, jobId);
  if (job === null) return null;
  const lanes = await readLanes(em, jobId);
  const revision = await readOutcomeRevision(em, jobId);
  const typing = await readTypingRevision(em, jobId);
  const review = await readReviewId(em, jobId);
  const erasure = await readErasure(em, jobId);
  const counted = [job.status, job.newest, revision, review, lanes, erasure];
  return {
    status: job.status,
    isRunning: !isTerminal(job.status) || (job.status === 'cancelled' && hasOpenCells(lanes)),
    lanes,
    erasure,
    stamp: JSON.stringify(typing === null ? counted : [...counted, typing]),
  };
}

/**
 * The same of a job that must exist.
 * @throws ApiError 404.
 */
export async function requireOutcomeState(em: EntityManager, jobId: string): Promise<OutcomeState> {
  const state = await readOutcomeState(em, jobId);
  if (state === null) throw ApiError.notFound('job', jobId);
  return state;
}

/** A cancelled job has its status before its cells are closed; every other end comes after all of them are recorded. */
function hasOpenCells(lanes: readonly LaneState[]): boolean {
  return lanes.some(({ expected, recorded }) => recorded < expected);
}
