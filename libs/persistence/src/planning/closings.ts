import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

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
  /** What its calls may cost, and have cost, in nanodollars; null where nothing limits it. */
  readonly max_cost: number | null;
  readonly spent: number;
}

/** Rounds of a lane that are open. */
const HAS_OPEN_ROUND = `exists (
  select 1 from cell_rounds c where c.job_id = l.job_id and c.region = l.region and c.model_id = l.model_id
    and c.state in ('waiting', 'planned'))`;
const RECORDED = `coalesce((select p.recorded from job_lane_progress p
  where p.job_id = l.job_id and p.region = l.region and p.model_id = l.model_id), 0)`;
const IS_UNFINISHED = `(l.cells > ${RECORDED} or ${HAS_OPEN_ROUND})`;

/**
 * Jobs of which a region may have to be closed: those that are over their deadline, those that were cancelled until they are swept (the order
 * of a cancellation may be lost with the broker), those with lanes that are being closed, and those with work in the regions of
 * the first parameter. The many that just run are not read.
 */
const LISTED = `
select id from jobs where status = 'running' and deadline_at <= now()
union
select id from jobs where status = 'cancelled' and swept_at is null
union
select l.job_id from job_lanes l where l.closing_code is not null and l.under_way
union
select l.job_id from job_lanes l where l.region = any($1::text[]) and l.planned < l.cells
union
select l.job_id from job_lanes l where l.region = any($1::text[]) and l.under_way
union
select c.job_id from cell_rounds c where c.region = any($1::text[]) and c.state = 'waiting'`;

/** All times are the database's. A specification is read once a job: it may be large. */
const OPEN_REGIONS = `
with listed as materialized (
  ${LISTED}
), open as materialized (
  select l.job_id, l.region,
    bool_or(j.status = 'running' and coalesce(j.deadline_at <= now(), false)) as is_overdue,
    bool_or(j.status = 'cancelled') as is_cancelled,
    case when bool_and(l.closing_code is not null) then min(l.closing_code) end as closing_code,
    (extract(epoch from now() - max(case when j.status = 'cancelled'
      then coalesce(greatest(l.closing_at, j.completed_at), j.completed_at) else l.closing_at end)) * 1000)::float8
      as closing_age_ms
  from listed join jobs j using (id) join job_lanes l on l.job_id = j.id
  where ((j.status = 'running' and j.paused_at is null) or (j.status = 'cancelled' and j.swept_at is null))
    and ${IS_UNFINISHED}
  group by l.job_id, l.region
)
select o.*, t.timeout_ms, t.max_cost,
  (select coalesce(sum(p.spent_nano_usd), 0)::float8 from job_lane_progress p where p.job_id = o.job_id) as spent
from open o
join (select id, (spec -> 'constraints' ->> 'timeoutMs')::float8 as timeout_ms, max_cost_nano_usd::float8 as max_cost from jobs
  where id in (select job_id from open)) t on t.id = o.job_id
order by o.job_id, o.region`;

/**
 * Regions with unfinished lanes of jobs that may have to be closed there.
 * @param silent regions whose executors have not been heard lately: all jobs that have work in them are looked at.
 */
export async function findOpenRegions(
  em: EntityManager,
  silent: readonly string[],
): Promise<OpenRegion[]> {
  return runStatement(em, OPEN_REGIONS, [silent]);
}

const REGIONS_AT_WORK = [
  ['job_lanes', 'planned < cells'],
  ['job_lanes', 'under_way'],
  ['cell_rounds', `state = 'waiting'`],
].map(
  ([table, condition]) => `(with recursive found as (
    (select region from ${table} where ${condition} order by region limit 1)
    union all
    select n.region from found f cross join lateral (
      select region from ${table} where ${condition} and region > f.region order by region limit 1) n
  ) select region from found)`,
);

/** Regions in which jobs have something to do. */
export async function findRegionsAtWork(em: EntityManager): Promise<string[]> {
  const rows = await runStatement<{ region: string }>(em, REGIONS_AT_WORK.join(' union '), []);
  return rows.map(({ region }) => region);
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
  const rows = await runStatement<{ micros: string }>(
    em,
    `update job_lanes l set closing_code = $1, closing_at = clock_timestamp(), planned = cells, under_way = true
     where l.job_id = $2 and l.region = $3 and ${IS_UNFINISHED}
       and (l.closing_code is null or l.closing_at is null
         or l.closing_at <= clock_timestamp() - $4::float8 * interval '1 millisecond')
     returning (extract(epoch from l.closing_at) * 1000000)::bigint::text as micros`,
    [closing.code, closing.jobId, closing.region, closing.repeatAfterMs],
  );
  const micros = rows[0]?.micros;
  return micros === undefined ? null : { micros, at: new Date(Number(micros) / 1000) };
}

/** Locks a cancelled job's row until the transaction ends; false when it is none. */
export async function lockCancelledJob(em: EntityManager, jobId: string): Promise<boolean> {
  const rows = await runStatement<unknown>(
    em,
    `select id from jobs where id = $1 and status = 'cancelled' for update`,
    [jobId],
  );
  return rows.length > 0;
}
