import type { EntityManager } from '@mikro-orm/postgresql';
import type { SweepableJob } from './ended-jobs.js';
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
