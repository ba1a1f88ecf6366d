import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

const ENDED = `('completed', 'partial', 'failed', 'cancelled')`;
const IS_AT_REST = `(status in ${ENDED} or paused_at is not null)`;
/** Of a job that ended by itself all tasks are done, as a rule. */
const IS_DONE = `(status in ('completed', 'partial', 'failed'))`;

/** Jobs that ended or are paused and whose tasks may still be at the broker: those that were stopped before all others. */
export async function findUnpurgedJobs(em: EntityManager, limit: number): Promise<SweepableJob[]> {
  return runStatement<SweepableJob>(
    em,
    `select j.id as "jobId", array(select distinct l.region from job_lanes l where l.job_id = j.id) as regions
     from jobs j where j.tasks_purged_at is null and ${IS_AT_REST} order by ${IS_DONE}, j.id limit $1`,
    [limit],
  );
}

/** Whether a job's tasks are still to be removed. */
export async function isUnpurged(em: EntityManager, jobId: string): Promise<boolean> {
  const rows = await runStatement<unknown>(
    em,
    `select 1 from jobs where id = $1 and tasks_purged_at is null and ${IS_AT_REST}`,
    [jobId],
  );
  return rows.length > 0;
}

/**
 * Notes that a job's tasks are gone, unless it was resumed or opened again meanwhile. The cursors of a job that ended go to
 * the end: all its cells are recorded, or are about to be. The job's tasks must be held.
 */
export async function markPurged(em: EntityManager, jobId: string): Promise<void> {
  await runStatement(
    em,
    `with purged as (
       update jobs set tasks_purged_at = now() where id = $1 and tasks_purged_at is null and ${IS_AT_REST}
       returning id, status
     )
     update job_lanes l set planned = l.cells, under_way = false from purged p
     where l.job_id = p.id and p.status in ${ENDED} and (l.planned < l.cells or l.under_way)`,
    [jobId],
  );
}

/** A job that has ended, and the regions whose streams may hold its tasks. */
export interface SweepableJob {
  readonly jobId: string;
  readonly regions: readonly string[];
}

/** `$1` is the grace in milliseconds. A cancelled job whose missing cells are not closed yet keeps its results until they are. */
const IS_SWEEPABLE = `
j.status in ${ENDED} and j.swept_at is null
and j.completed_at < now() - $1::float8 * interval '1 millisecond'
and not exists (
  select 1 from job_lanes l
  left join job_lane_progress p on p.job_id = l.job_id and p.region = l.region and p.model_id = l.model_id
  where l.job_id = j.id and l.cells > coalesce(p.recorded, 0)
)`;

/** Jobs that ended longer ago than the grace, in milliseconds, and whose messages are still at the broker, oldest first. */
export async function endedJobsToSweep(
  em: EntityManager,
  graceMs: number,
  limit: number,
): Promise<SweepableJob[]> {
  return runStatement<SweepableJob>(
    em,
    `select j.id as "jobId", array(select distinct l.region from job_lanes l where l.job_id = j.id) as regions
     from jobs j where ${IS_SWEEPABLE} order by j.completed_at limit $2`,
    [graceMs, limit],
  );
}

/**
 * Locks a job that is to be swept until the transaction ends, so that it is not reopened meanwhile.
 * @returns false when it was opened again, or is locked by another transaction that may.
 */
export async function lockToSweep(
  em: EntityManager,
  jobId: string,
  graceMs: number,
): Promise<boolean> {
  const rows = await runStatement<unknown>(
    em,
    `select j.id from jobs j where j.id = $2 and ${IS_SWEEPABLE} for update skip locked`,
    [graceMs, jobId],
  );
  return rows.length > 0;
}

/** Notes that a job's messages are gone from the broker. */
export async function markSwept(em: EntityManager, jobId: string): Promise<void> {
  await runStatement(em, 'update jobs set swept_at = now() where id = $1', [jobId]);
}
