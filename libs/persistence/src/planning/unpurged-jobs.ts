import type { EntityManager } from '@mikro-orm/postgresql';
import type { SweepableJob } from './ended-jobs.js';

const ENDED = `('completed', 'partial', 'failed', 'cancelled')`;
const IS_AT_REST = `(status in ${ENDED} or paused_at is not null)`;

/** Jobs that ended or are paused and whose tasks may still be at the broker. */
export async function findUnpurgedJobs(em: EntityManager, limit: number): Promise<SweepableJob[]> {
  return em.execute<SweepableJob[]>(
    `select j.id as "jobId", array(select distinct l.region from job_lanes l where l.job_id = j.id) as regions
     from jobs j where j.tasks_purged_at is null and ${IS_AT_REST} order by j.id limit ?`,
    [limit],
  );
}

/**
 * Notes that a job's tasks are gone, unless it was resumed or opened again meanwhile. The cursors of a job that ended go to
 * the end: all its cells are recorded, or are about to be. The planning lock must be held.
 */
export async function markPurged(em: EntityManager, jobId: string): Promise<void> {
  await em.execute(
    `with purged as (
       update jobs set tasks_purged_at = now() where id = ? and tasks_purged_at is null and ${IS_AT_REST}
       returning id, status
     )
     update job_lanes l set planned = l.cells from purged p
     where l.job_id = p.id and p.status in ${ENDED} and l.planned < l.cells`,
    [jobId],
  );
}
