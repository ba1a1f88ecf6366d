import type { EntityManager } from '@mikro-orm/postgresql';

/** A region of a job with cells that are missing or being retried: it may have to be closed. */
export interface OpenRegion {
  readonly job_id: string;
  readonly region: string;
  /** Whether the job's deadline is over. A cancelled job has none. */
  readonly is_overdue: boolean;
  readonly is_cancelled: boolean;
  /** Why its lanes are being closed; null when one of them is still served. */
  readonly closing_code: string | null;
  /** How long ago the recorder was last told to close them, in milliseconds; null when it never was. */
  readonly closing_age_ms: number | null;
  /** The job's limit, in milliseconds. */
  readonly timeout_ms: number | null;
}

/** Rounds of a lane that are open. */
const HAS_OPEN_ROUND = `exists (
  select 1 from cell_rounds c where c.job_id = l.job_id and c.region = l.region and c.model_id = l.model_id
    and c.state in ('waiting', 'planned'))`;
const RECORDED = `coalesce((select p.recorded from job_lane_progress p
  where p.job_id = l.job_id and p.region = l.region and p.model_id = l.model_id), 0)`;
const IS_UNFINISHED = `(l.cells > ${RECORDED} or ${HAS_OPEN_ROUND})`;

/**
 * Regions with unfinished lanes of jobs that run and are not paused, and of cancelled jobs until they are swept: the order
 * of a cancellation may be lost with the broker. All times are the database's.
 */
const OPEN_REGIONS = `
select l.job_id, l.region,
  bool_or(j.status = 'running' and coalesce(j.deadline_at <= now(), false)) as is_overdue,
  bool_or(j.status = 'cancelled') as is_cancelled,
  case when bool_and(l.closing_code is not null) then min(l.closing_code) end as closing_code,
  (extract(epoch from now() - max(case when j.status = 'cancelled'
    then coalesce(greatest(l.closing_at, j.completed_at), j.completed_at) else l.closing_at end)) * 1000)::float8
    as closing_age_ms,
  min((j.spec -> 'constraints' ->> 'timeoutMs')::float8) as timeout_ms
from jobs j join job_lanes l on l.job_id = j.id
where ((j.status = 'running' and j.paused_at is null) or (j.status = 'cancelled' and j.swept_at is null))
  and ${IS_UNFINISHED}
group by l.job_id, l.region
order by l.job_id, l.region`;

/** Every region of every job that may have to be closed. */
export async function findOpenRegions(em: EntityManager): Promise<OpenRegion[]> {
  return em.execute<OpenRegion[]>(OPEN_REGIONS);
}

/**
 * Notes that the unfinished lanes of a job's region are being closed, now: nothing more of them is planned. The job's tasks and
 * its row must be held.
 * @returns the moment, also in microseconds since 1970; null when no lane needs it any more.
 */
export async function closeLanes(
  em: EntityManager,
  closing: {
    readonly jobId: string;
    readonly region: string;
    readonly code: string;
    /** Lanes whose closing was ordered less than this long ago, in milliseconds, are left: another planner did it. */
    readonly repeatAfterMs: number;
  },
): Promise<{ readonly micros: string; readonly at: Date } | null> {
  const rows = await em.execute<{ micros: string }[]>(
    `update job_lanes l set closing_code = ?, closing_at = clock_timestamp(), planned = cells, under_way = true
     where l.job_id = ? and l.region = ? and ${IS_UNFINISHED}
       and (l.closing_code is null or l.closing_at is null
         or l.closing_at <= clock_timestamp() - ? * interval '1 millisecond')
     returning (extract(epoch from l.closing_at) * 1000000)::bigint::text as micros`,
    [closing.code, closing.jobId, closing.region, closing.repeatAfterMs],
  );
  const micros = rows[0]?.micros;
  return micros === undefined ? null : { micros, at: new Date(Number(micros) / 1000) };
}

/** Locks a cancelled job's row until the transaction ends; false when it is none. */
export async function lockCancelledJob(em: EntityManager, jobId: string): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `select id from jobs where id = ? and status = 'cancelled' for update`,
    [jobId],
  );
  return rows.length > 0;
}
