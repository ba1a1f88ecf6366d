import type { CellBlock } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';
import type { StatementRunner } from '../statement.js';

/** A lane, over all jobs. */
export interface LaneName {
  readonly region: string;
  readonly model_id: string;
}

/** Names a lane, over all jobs, in a map. */
export function laneOf({ region, model_id }: LaneName): string {
  return `${region}\n${model_id}`;
}

/** The next entry of an index behind each found, so that a million waiting jobs cost as many steps as there are lanes. */
function lanesOf(table: string, condition: string): string {
  const next = `select region, model_id from ${table} where ${condition}`;
  const order = 'order by region, model_id limit 1';
  return `(with recursive found as (
    (${next} ${order})
    union all
    select n.region, n.model_id from found f
    cross join lateral (${next} and (region, model_id) > (f.region, f.model_id) ${order}) n
  ) select region, model_id from found)`;
}

const LANES = `
${lanesOf('job_lanes', 'planned < cells')} union ${lanesOf('cell_rounds', `state = 'waiting'`)}
order by region, model_id`;

/** Lanes in which something waits to be published, of jobs that may be paused or not started. */
export async function findWaitingLanes(em: EntityManager): Promise<LaneName[]> {
  return runStatement(em, LANES, []);
}

/** Where to look for jobs that wait. */
export interface WaitingQuery extends LaneName {
  /** Id of the job whose turn was last. */
  readonly after: string;
  /** Jobs at most, of each kind. */
  readonly limit: number;
}

/** A job that waits in a lane. */
export interface WaitingJob extends LaneName {
  readonly job_id: string;
  /** Its place among those whose turn it is, from 1; null of one of those with the least left. */
  readonly turn: number | null;
}

const RUNS = `join jobs j on j.id = l.job_id and j.status = 'running' and j.paused_at is null`;
const WAITS_IN_LANE = `l.region = q.region and l.model_id = q.model_id and l.planned < l.cells and l.closing_code is null`;

/** Rounds of a job that lie side by side in the index are passed over in one step. */
const RETRYING = `
with recursive found as (
  (select c.job_id from cell_rounds c
    where c.region = q.region and c.model_id = q.model_id and c.state = 'waiting' and c.job_id > q.after
    order by c.job_id limit 1)
  union all
  select n.job_id from found f cross join lateral (
    select c.job_id from cell_rounds c
    where c.region = q.region and c.model_id = q.model_id and c.state = 'waiting' and c.job_id > f.job_id
    order by c.job_id limit 1) n
)
select l.job_id from found f
join job_lanes l on l.job_id = f.job_id and l.region = q.region and l.model_id = q.model_id and l.closing_code is null
${RUNS} limit q.amount`;

/** Whoever is asked for retries goes by the turn as well: a user waits for them. */
const WAITING = `
with asked as materialized (
  select * from json_to_recordset($1::json) as q(region text, model_id text, after text, amount int)
)
select q.region, q.model_id, w.job_id, w.turn::float8 as turn from asked q cross join lateral (
  select t.job_id, row_number() over (order by t.job_id) as turn from (
    (${RETRYING})
    union
    (select l.job_id from job_lanes l ${RUNS} where ${WAITS_IN_LANE} and l.job_id > q.after
      order by l.job_id limit q.amount)
  ) t order by t.job_id limit q.amount) w
union all
select q.region, q.model_id, w.job_id, null from asked q cross join lateral (
  select l.job_id from job_lanes l ${RUNS} where ${WAITS_IN_LANE}
  order by l.cells - l.planned, l.job_id limit q.amount) w`;

/**
 * Jobs that have something to publish in some lanes: those whose turn it is, in the order of their ids, and those with the least
 * left. A job may come more than once.
 */
export async function findWaitingJobs(
  em: EntityManager,
  queries: readonly WaitingQuery[],
): Promise<WaitingJob[]> {
  if (queries.length === 0) return [];
  const asked = queries.map(({ limit: amount, ...query }) => ({ ...query, amount }));
  return runStatement(em, WAITING, [JSON.stringify(asked)]);
}

/** A lane of a running job, with how far it is. */
export interface RunningLane {
  readonly job_id: string;
  readonly region: string;
  readonly model_id: string;
  /** Which of the job's openings this is; see `Job`. */
  readonly generation: number;
  readonly cells: number;
  readonly blocks: readonly CellBlock[];
  /** Cells published so far. */
  readonly planned: number;
  /** Cells that have an execution. */
  readonly recorded: number;
  /** Retries that wait to be published, a thousand at most: no more are published at once. */
  readonly retries_waiting: number;
  /** Retries published and not recorded. */
  readonly retries_planned: number;
  /** Whether the job is paused: nothing of it is planned. */
  readonly is_paused: boolean;
  /** Why the lane's missing cells are being closed; null while it is served. */
  readonly closing_code: string | null;
  /** When the job's missing cells become failed, in milliseconds since 1970; null where it has no deadline. */
  readonly deadline_ms: number | null;
  /** What all calls of the job may cost, in nanodollars; null where nothing limits it. */
  readonly max_cost: number | null;
  /** What those of the lane have cost so far, in nanodollars: as of the moment at which `recorded` was counted. */
  readonly spent: number;
}

const ROUND_OF_LANE = 'c.job_id = l.job_id and c.region = l.region and c.model_id = l.model_id';
const runningLanes = (jobs: string): string => `
select l.job_id, l.region, l.model_id, j.generation, l.cells::float8 as cells, l.blocks, l.planned::float8 as planned,
  coalesce(p.recorded, 0)::float8 as recorded,
  (select count(*)::float8 from (
    select 1 from cell_rounds c where ${ROUND_OF_LANE} and c.state = 'waiting' limit 1000) w) as retries_waiting,
  (select count(*)::float8 from cell_rounds c where ${ROUND_OF_LANE} and c.state = 'planned') as retries_planned,
  j.paused_at is not null as is_paused, l.closing_code,
  (extract(epoch from j.deadline_at) * 1000)::float8 as deadline_ms,
  j.max_cost_nano_usd::float8 as max_cost, coalesce(p.spent_nano_usd, 0)::float8 as spent,
  floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now
from ${jobs}
join job_lanes l on l.job_id = j.id
left join job_lane_progress p on p.job_id = l.job_id and p.region = l.region and p.model_id = l.model_id
where j.status = 'running'`;

/** A list that is joined is looked up by key, however many jobs run; a condition on it may be tried on each of them. */
const GIVEN_JOBS =
  '(select distinct unnest($1::text[]) as id) given join jobs j on j.id = given.id';

/** Lanes with the moment at which they were read. */
export interface LanesOfJobs {
  readonly lanes: readonly RunningLane[];
  /** By the database's clock, to the millisecond; when the jobs are not running any more, by none. */
  readonly readAt: Date;
}

/** All lanes of some jobs, as far as they run. */
export async function readLanesOfJobs(
  em: StatementRunner,
  jobIds: readonly string[],
): Promise<LanesOfJobs> {
  const rows = await runStatement<RunningLane & { readonly now: number }>(
    em,
    `${runningLanes(GIVEN_JOBS)} order by j.created_at, j.id, l.position`,
    [jobIds],
  );
  return { lanes: rows, readAt: new Date(rows[0]?.now ?? Number.NaN) };
}

/** Lanes of running jobs with cells or retries that are published and not recorded, as far as it is known where to look. */
export async function lanesWithTasks(em: EntityManager): Promise<RunningLane[]> {
  return runStatement<RunningLane>(
    em,
    `select * from (${runningLanes('jobs j')} and l.under_way) u where u.planned > u.recorded or u.retries_planned > 0`,
    [],
  );
}

/** How far a lane is published. */
export interface LaneCursor extends Pick<RunningLane, 'job_id' | 'region' | 'model_id'> {
  /** Where it was when its cells were chosen. */
  readonly from: number;
  /** Where it is now that they are published. */
  readonly to: number;
}

/**
 * A lane whose cursor is not where it was is left: the planner that moved it is ahead. One whose row is locked is left for the next
 * pass, which publishes the same again: the broker refuses what it has, and executors find the results of the rest.
 */
const ADVANCE = `
with moved as materialized (
  select * from json_to_recordset($1::json) as c(job_id text, region text, model_id text, "from" bigint, "to" bigint)
), held as materialized (
  select l.job_id, l.region, l.model_id, c."to" from job_lanes l
  join moved c on c.job_id = l.job_id and c.region = l.region and c.model_id = l.model_id
  where l.planned = c."from" order by l.job_id, l.region, l.model_id for update of l skip locked
)
update job_lanes l set planned = h."to", under_way = true from held h
where l.job_id = h.job_id and l.region = h.region and l.model_id = h.model_id returning 1`;

/**
 * Moves cursors forward, never back.
 * @returns how many were moved.
 */
export async function advanceLanes(
  session: StatementRunner,
  cursors: readonly LaneCursor[],
): Promise<number> {
  const moved = cursors.filter(({ from, to }) => to > from);
  if (moved.length === 0) return 0;
  return (await runStatement(session, ADVANCE, [JSON.stringify(moved)])).length;
}

/**
 * Takes a cursor back that was moved before its tasks were published, to where the broker has all of them. One whose row somebody
 * holds stays where it is: what is missing then is found as lost.
 */
export async function retreatLane(session: StatementRunner, cursor: LaneCursor): Promise<void> {
  if (cursor.to < cursor.from) await runStatement(session, ADVANCE, [JSON.stringify([cursor])]);
}
