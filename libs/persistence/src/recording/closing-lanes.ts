import type { JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { OPEN_STATUSES } from './record-executions.js';
import { runStatement } from '../statement.js';

/** Names a lane of a job. */
export interface ClosableLane {
  readonly job_id: string;
  readonly region: string;
  readonly model_id: string;
}

/** How cells end that are closed. */
export type ClosingStatus = 'failed' | 'cancelled';

/** Statuses of a job whose cells may be closed so. Cells fail while their job is open, and are cancelled after it. */
export function closableStatuses(status: ClosingStatus): readonly JobStatus[] {
  return status === 'cancelled' ? ['cancelled'] : OPEN_STATUSES;
}

const LANES = `
select l.job_id, l.region, l.model_id from job_lanes l
where l.job_id = $1 and l.region = coalesce($2, l.region) order by l.region, l.model_id`;

/** The lanes of a job, or those of one region. */
export async function lanesInScope(
  em: EntityManager,
  jobId: string,
  region: string | null,
): Promise<ClosableLane[]> {
  return runStatement(em, LANES, [jobId, region]);
}

const LOCK_JOB = `select 1 from jobs where id = $1 and status = any($2::text[]) for share`;

/** Locks a job for share if its cells may be closed so: it neither ends nor is opened again before the transaction ends. */
export async function lockClosableJob(
  em: EntityManager,
  jobId: string,
  status: ClosingStatus,
): Promise<boolean> {
  const rows = await runStatement(em, LOCK_JOB, [jobId, closableStatuses(status)]);
  return rows.length > 0;
}

const IS_BEING_CLOSED = `
select 1 from job_lanes where job_id = $1 and region = $2 and model_id = $3 and closing_code is not null`;

/**
 * Whether a lane may be closed, with its job locked for share. An order to fail cells may be older than a retry or an
 * extension, which take back that their lanes are being closed; an order to cancel is older if the job is not cancelled.
 */
export async function lockClosableLane(
  em: EntityManager,
  { job_id, region, model_id }: ClosableLane,
  status: ClosingStatus,
): Promise<boolean> {
  if (!(await lockClosableJob(em, job_id, status))) return false;
  if (status === 'cancelled') return true;
  // A statement of its own: what the lock was waited for is seen by the next one only.
  const rows = await runStatement(em, IS_BEING_CLOSED, [job_id, region, model_id]);
  return rows.length > 0;
}
