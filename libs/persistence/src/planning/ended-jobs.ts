import type { EntityManager } from '@mikro-orm/postgresql';
import { Job } from '../entities/job.entity.js';

/** A job that has ended, and the regions whose streams may hold its tasks. */
export interface SweepableJob {
  readonly jobId: string;
  readonly regions: readonly string[];
}

const ENDED_JOBS = `
select j.id as "jobId", array(select distinct l.region from job_lanes l where l.job_id = j.id) as regions
from jobs j where j.completed_at < ? and j.swept_at is null
order by j.completed_at limit ?`;

/** Jobs that ended before a moment and whose messages are still at the broker, oldest first. */
export async function endedJobsToSweep(
  em: EntityManager,
  before: Date,
  limit: number,
): Promise<SweepableJob[]> {
  return em.execute<SweepableJob[]>(ENDED_JOBS, [before, limit]);
}

/** Notes that a job's messages are gone from the broker. */
export async function markSwept(em: EntityManager, jobId: string): Promise<void> {
  await em.nativeUpdate(Job, { id: jobId }, { sweptAt: new Date() });
}
