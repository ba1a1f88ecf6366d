import type { CellBlock } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';
import type { StatementRunner } from '../statement.js';

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
}

const OF_LANE = 'c.job_id = l.job_id and c.region = l.region and c.model_id = l.model_id';
const runningLanes = (jobs: string): string => `
select l.job_id, l.region, l.model_id, j.generation, l.cells::float8 as cells, l.blocks, l.planned::float8 as planned,
  coalesce(p.recorded, 0)::float8 as recorded,
  (select count(*)::float8 from (
    select 1 from cell_rounds c where ${OF_LANE} and c.state = 'waiting' limit 1000) w) as retries_waiting,
  (select count(*)::float8 from cell_rounds c where ${OF_LANE} and c.state = 'planned') as retries_planned,
  j.paused_at is not null as is_paused, l.closing_code,
  (extract(epoch from j.deadline_at) * 1000)::float8 as deadline_ms,
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
 * A lane whose cursor is not where it was is left: who moved it knows more. One whose row somebody holds is left for the next
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
where l.job_id = h.job_id and l.region = h.region and l.model_id = h.model_id`;

/** Moves cursors forward, never back. */
export async function advanceLanes(
  session: StatementRunner,
  cursors: readonly LaneCursor[],
): Promise<void> {
  const moved = cursors.filter(({ from, to }) => to > from);
  if (moved.length > 0) await runStatement(session, ADVANCE, [JSON.stringify(moved)]);
}
