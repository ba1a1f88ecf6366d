import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../control/audit.js';
import { runStatement } from '../statement.js';
import { IS_BEING_JUDGED, requestErasure } from './request-erasure.js';

/** Who asks for an erasure where the days have passed for which answers are kept. */
export const RETENTION_POLICY = 'retention policy';

/**
 * `$1` are the days of the installation, null for ever. A cancelled job whose missing cells are not closed yet waits for it: the recorder
 * may still have results of it.
 */
const IS_PAST = `
j.status in ('completed', 'partial', 'failed', 'cancelled')
and j.completed_at < now() - make_interval(days => coalesce(j.retention_days, $1::int))
and not exists (select 1 from job_erasures x where x.job_id = j.id)
and not exists (
  select 1 from job_lanes l left join job_lane_progress p using (job_id, region, model_id)
  where l.job_id = j.id and l.cells > coalesce(p.recorded, 0))
and not exists (
  select 1 from cell_rounds r where r.job_id = j.id and r.state in ('waiting', 'planned'))
and not ${IS_BEING_JUDGED}`;

/** A job whose answers have been kept for as long as they are to be. */
export interface PastRetention {
  readonly jobId: string;
  readonly days: number;
}

const FIND = `
select j.id as "jobId", coalesce(j.retention_days, $1::int) as days from jobs j
where ${IS_PAST} order by j.completed_at, j.id limit $2`;

/**
 * Jobs whose answers have been kept for as long as they are to be, those that ended first before all others.
 * @param days for which jobs keep them that say nothing of it; null for ever.
 */
export async function findPastRetention(
  em: EntityManager,
  days: number | null,
  limit: number,
): Promise<PastRetention[]> {
  return runStatement<PastRetention>(em, FIND, [days, limit]);
}

const LOCK = `select 1 from jobs j where j.id = $2 and ${IS_PAST} for update skip locked`;

/**
 * Asks for the erasure of such a job's answers, in a transaction of its own, and notes it in the audit log.
 * @returns false when it is locked, was opened again, or its answers are erased already.
 */
export async function applyRetention(
  em: EntityManager,
  { jobId, days }: PastRetention,
  defaultDays: number | null,
): Promise<boolean> {
  return em.transactional(async (tx) => {
    const locked = await runStatement(tx, LOCK, [defaultDays, jobId]);
    if (locked.length === 0) return false;
    const erasure = {
      jobId,
      cause: 'policy',
      requestedBy: RETENTION_POLICY,
      reason: null,
    } as const;
    const jobs = await requestErasure(tx, { ...erasure, retentionDays: days });
    await writeAudit(tx, {
      actor: RETENTION_POLICY,
      address: null,
      requestId: null,
      action: 'job.erase',
      jobId,
      reason: null,
      details: { cause: 'policy', retention_days: days, jobs },
    });
    return true;
  });
}
