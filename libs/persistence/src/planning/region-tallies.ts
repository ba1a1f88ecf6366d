import type { RegionTally } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * The counters say how many were measured, and `idx_executions_quarantined` which of them do not count: a failure can be
 * quarantined, too, so that the counters alone do not tell.
 */
const TALLIES = `
select l.region, sum(l.cells)::float8 as cells,
  (coalesce(sum(p.completed + p.refused), 0) - (
    select count(*) from executions e
    where e.job_id = ? and e.region = l.region and e.quarantine is not null and e.status in ('completed', 'refused')
  ))::float8 as succeeded
from job_lanes l left join job_lane_progress p using (job_id, region, model_id)
where l.job_id = ? group by l.region order by l.region`;

/** How many cells each region of a job has, and how many of them were measured there. The job's row must be locked. */
export async function readRegionTallies(em: EntityManager, jobId: string): Promise<RegionTally[]> {
  return em.execute<RegionTally[]>(TALLIES, [jobId, jobId]);
}
