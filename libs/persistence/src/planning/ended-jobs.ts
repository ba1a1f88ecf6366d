import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** A job that has ended, and the regions whose streams may hold its tasks. */
export interface SweepableJob {
  readonly jobId: string;
  readonly regions: readonly string[];
}

/** `$1` is the grace in milliseconds. A cancelled job whose missing cells are not closed yet keeps its results until they are. */
const IS_SWEEPABLE = `
j.status in ('completed', 'partial', 'failed', 'cancelled') and j.swept_at is null
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
 * Locks a job that is to be swept until the transaction ends, so that nobody opens it again meanwhile.
 * @returns false when it was opened again, or is locked by somebody who may.
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
