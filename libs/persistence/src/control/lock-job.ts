import type { JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';

/** A job whose row is locked until the transaction ends: nothing of it is recorded, and it does not end, meanwhile. */
export interface LockedJob {
  readonly id: string;
  readonly status: JobStatus;
  readonly generation: number;
  /** ISO 8601, as are all times here. */
  readonly pausedAt: string | null;
  readonly deadlineAt: string | null;
  readonly cells: number;
  readonly recorded: number;
  /** Whether cells or retries are being given up by an order that the recorder has still to carry out. */
  readonly isClosing: boolean;
  /** What its calls may cost, in nanodollars; null where nothing limits it. */
  readonly maxCost: number | null;
  /** What they have cost. */
  readonly spent: number;
  /** Whether cells or retries were given up because no further call was sure to fit below that limit. */
  readonly reachedMaxCost: boolean;
  readonly regions: readonly string[];
  /** Whether its answers were imported: nothing of it can be asked. */
  readonly isImported: boolean;
  /** Whether its answers are erased, or about to be. */
  readonly isErased: boolean;
}

const LONGEST_WAIT = '5s';
const LOCK = 'select id from jobs where id = $1 for update';

// A statement of its own: what was committed while the lock was waited for is seen by the next one only.
const READ = `
select j.id, j.status, j.generation, j.cells::float8 as cells,
  ${isoText('j.paused_at')} as "pausedAt", ${isoText('j.deadline_at')} as "deadlineAt",
  (select coalesce(sum(p.recorded), 0)::float8 from job_lane_progress p where p.job_id = j.id) as recorded,
  exists (
    select 1 from job_lanes l left join job_lane_progress p using (job_id, region, model_id)
    where l.job_id = j.id and (j.status = 'cancelled' or l.closing_code is not null)
      and (coalesce(p.recorded, 0) < l.cells or exists (
        select 1 from cell_rounds r where r.job_id = l.job_id and r.region = l.region
          and r.model_id = l.model_id and r.state in ('waiting', 'planned')))
  ) as "isClosing",
  j.max_cost_nano_usd::float8 as "maxCost",
  (select coalesce(sum(p.spent_nano_usd), 0)::float8 from job_lane_progress p where p.job_id = j.id) as spent,
  exists (select 1 from job_lanes l where l.job_id = j.id and l.closing_code = 'max_cost') as "reachedMaxCost",
  array(select distinct l.region from job_lanes l where l.job_id = j.id order by 1) as regions,
  j.spec ? 'imported' as "isImported",
  exists (select 1 from job_erasures x where x.job_id = j.id) as "isErased"
from jobs j where j.id = $1`;

/** Locks a job that exists, for a change that needs to know nothing of it. */
export async function holdJob(em: EntityManager, jobId: string): Promise<void> {
  await runStatement(em, LOCK, [jobId]);
}

/**
 * Locks a job for a change; null when there is none. A lock on its row is waited for, but not forever: whoever waits
 * takes a connection from all others.
 * @throws Error of the driver, of the kind `conflict`, when the lock is not free within five seconds.
 */
export async function lockJob(em: EntityManager, jobId: string): Promise<LockedJob | null> {
  await runStatement(em, `set local lock_timeout = '${LONGEST_WAIT}'`);
  const locked = await runStatement<unknown>(em, LOCK, [jobId]);
  await runStatement(em, 'set local lock_timeout = 0');
  if (locked.length === 0) return null;
  const [job] = await runStatement<LockedJob>(em, READ, [jobId]);
  return job ?? null;
}
