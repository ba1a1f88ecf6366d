import type { EntityManager } from '@mikro-orm/postgresql';
import type { SweepableJob } from './ended-jobs.js';

const IS_AT_REST = `(status in ('completed', 'partial', 'failed', 'cancelled') or paused_at is not null)`;

/** Jobs that ended or are paused and whose tasks may still be at the broker. */
export async function findUnpurgedJobs(em: EntityManager, limit: number): Promise<SweepableJob[]> {
  return em.execute<SweepableJob[]>(
    `select j.id as "jobId", array(select distinct l.region from job_lanes l where l.job_id = j.id) as regions
     from jobs j where j.tasks_purged_at is null and ${IS_AT_REST} order by j.id limit ?`,
    [limit],
  );
}

/** Notes that a job's tasks are gone, unless it was resumed or opened again meanwhile. */
export async function markPurged(em: EntityManager, jobId: string): Promise<void> {
  await em.execute(
    `update jobs set tasks_purged_at = now() where id = ? and tasks_purged_at is null and ${IS_AT_REST}`,
    [jobId],
  );
}
