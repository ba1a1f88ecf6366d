import type { JobConstraints, JobStatus, RegionTally } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Job } from '../entities/job.entity.js';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';

/** A job that was started, with the moment in ISO 8601. */
export interface StartedJob {
  readonly id: string;
  readonly startedAt: string;
}

const START = `
update jobs set status = 'running', started_at = now(),
  deadline_at = now() + (spec -> 'constraints' ->> 'timeoutMs')::float8 * interval '1 millisecond'
where status = 'queued' and paused_at is null`;
const STARTED = `returning id, ${isoText('started_at')} as "startedAt"`;

/** Moves a job from queued to running, and sets its deadline; null when it is past that, or paused. */
export async function startJob(em: EntityManager, jobId: string): Promise<StartedJob | null> {
  const [started] = await runStatement<StartedJob>(em, `${START} and id = $1 ${STARTED}`, [jobId]);
  return started ?? null;
}

/** Starts jobs that are queued, oldest first: their commands may be lost, the rows are not. */
export async function startQueuedJobs(em: EntityManager, limit: number): Promise<StartedJob[]> {
  return runStatement<StartedJob>(
    em,
    `${START} and id in (select id from jobs where status = 'queued' and paused_at is null
       order by created_at limit $1 for update skip locked) ${STARTED}`,
    [limit],
  );
}

/** A running job whose row is locked. */
export interface RunningJob {
  readonly generation: number;
  readonly isPaused: boolean;
  /** Whether its deadline is over. */
  readonly isOverdue: boolean;
}

/**
 * Locks a running job's row until the transaction ends: no cell is recorded, and it is not cancelled, retried or paused
 * meanwhile. Null when it does not run.
 */
export async function lockRunningJob(em: EntityManager, jobId: string): Promise<RunningJob | null> {
  const [job] = await runStatement<RunningJob>(
    em,
    `select generation, paused_at is not null as "isPaused",
       coalesce(deadline_at <= clock_timestamp(), false) as "isOverdue"
     from jobs where id = $1 and status = 'running' for update`,
    [jobId],
  );
  return job ?? null;
}

/** Which of its openings a job is in; see `Job`. @throws Error when there is no such job. */
export async function readGeneration(em: EntityManager, jobId: string): Promise<number> {
  const [row] = await runStatement<{ generation: number }>(
    em,
    'select generation from jobs where id = $1',
    [jobId],
  );
  if (row === undefined) throw new Error(`there is no job ${jobId}`);
  return row.generation;
}

const SMALL_JOBS = `
select id, spec, system_prompts as "systemPrompts", generation, cells::float8 as cells, traceparent from jobs
where id = any($1::text[]) and pg_column_size(spec) <= $2`;

/** Specifications of those of some jobs whose specification is small, in bytes as it is stored. */
export async function readSmallJobs(
  em: EntityManager,
  jobIds: readonly string[],
  mostBytes: number,
): Promise<Pick<Job, 'id' | 'spec' | 'systemPrompts' | 'generation' | 'cells' | 'traceparent'>[]> {
  return runStatement(em, SMALL_JOBS, [jobIds, mostBytes]);
}

/** A lane that is not done: a cell without execution, or a round that is open. */
const HAS_OPEN_LANE = `exists (
  select 1 from job_lanes l
  left join job_lane_progress p on p.job_id = l.job_id and p.region = l.region and p.model_id = l.model_id
  where l.job_id = j.id and l.cells > coalesce(p.recorded, 0))
or exists (select 1 from cell_rounds c where c.job_id = j.id and c.state in ('waiting', 'planned'))`;
/** A job without lanes was not written whole; a judging job may be given more to ask. */
const IS_FINISHED = `j.status = 'running' and exists (select 1 from job_lanes l where l.job_id = j.id)
  and not (${HAS_OPEN_LANE})
  and not exists (select 1 from judgings g where g.job_id = j.id and g.fed_at is null)`;

/** Running jobs of which every cell has its execution, no retry is open and no cell can be added by itself; of some jobs. */
export async function finishedAmong(
  em: EntityManager,
  jobIds: readonly string[],
): Promise<string[]> {
  if (jobIds.length === 0) return [];
  const rows = await runStatement<{ id: string }>(
    em,
    `select j.id from jobs j where j.id = any($1::text[]) and ${IS_FINISHED} order by j.id`,
    [jobIds],
  );
  return rows.map(({ id }) => id);
}

/** The same among all running jobs, some at most: a look at every one of them. */
export async function findFinishedJobs(em: EntityManager, limit: number): Promise<string[]> {
  const rows = await runStatement<{ id: string }>(
    em,
    `select j.id from jobs j where ${IS_FINISHED} limit $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

const LOCK = `
select j.id from unnest($1::text[]) as given(id) join jobs j on j.id = given.id and j.status = 'running'
order by j.id for update of j skip locked`;

/**
 * Locks running jobs until the transaction ends: no cell of them is recorded, and they are not cancelled, retried or paused
 * meanwhile. A locked one is skipped: nothing is waited for while others are locked.
 */
export async function lockRunningJobs(
  em: EntityManager,
  jobIds: readonly string[],
): Promise<string[]> {
  const rows = await runStatement<{ id: string }>(em, LOCK, [jobIds]);
  return rows.map(({ id }) => id);
}

/** What decides how a finished job ends. */
export interface FinishedJob {
  readonly id: string;
  readonly generation: number;
  readonly constraints: JobConstraints;
  readonly executions: number;
  /** How many cells each region has, and how many of them were measured there. */
  readonly regions: readonly RegionTally[];
  /** Whether cells or retries of it were given up because it had reached its cost limit. */
  readonly reachedMaxCost: boolean;
}

/**
 * The counters say how many were measured, and `idx_executions_quarantined` which of them do not count: a failure can be
 * quarantined, too, so that the counters alone do not tell.
 */
const TALLIES = `
with regions as materialized (
  select l.job_id, l.region, sum(l.cells)::float8 as cells, coalesce(sum(p.recorded), 0)::float8 as recorded,
    (coalesce(sum(p.completed + p.refused), 0) - (
      select count(*) from executions e
      where e.job_id = l.job_id and e.region = l.region and e.quarantine is not null and e.status in ('completed', 'refused')
    ))::float8 as succeeded,
    (select count(*) from executions e
      where e.job_id = l.job_id and e.region = l.region and e.error_code = 'max_cost')::float8 as not_asked
  from job_lanes l left join job_lane_progress p using (job_id, region, model_id)
  where l.job_id = any($1::text[]) group by l.job_id, l.region
)
select j.id, j.generation, j.spec -> 'constraints' as constraints, sum(r.recorded)::float8 as executions,
  exists (select 1 from job_lanes l where l.job_id = j.id and l.closing_code = 'max_cost') as "reachedMaxCost",
  jsonb_agg(jsonb_build_object('region', r.region, 'cells', r.cells, 'succeeded', r.succeeded, 'notAsked', r.not_asked) order by r.region) as regions
from jobs j join regions r on r.job_id = j.id
where ${IS_FINISHED}
group by j.id order by j.id`;

/** Those of some jobs that are finished, with what decides how they end. Their rows must be locked. */
export async function readFinishedJobs(
  em: EntityManager,
  jobIds: readonly string[],
): Promise<FinishedJob[]> {
  return runStatement(em, TALLIES, [jobIds]);
}

const END = `
with ended as (
  update jobs j set status = e.status, completed_at = clock_timestamp(), paused_at = null
  from json_to_recordset($1::json) as e(id text, status text) where j.id = e.id
  returning j.id, ${isoText('j.completed_at')} as "completedAt"
), settled as (
  update job_lanes l set under_way = false from ended e where l.job_id = e.id and l.under_way
)
select * from ended`;

/** Ends jobs whose rows are locked; returns the moments in ISO 8601, by job. */
export async function endJobs(
  em: EntityManager,
  jobs: readonly { readonly id: string; readonly status: JobStatus }[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await runStatement<{ id: string; completedAt: string }>(em, END, [
    JSON.stringify(jobs),
  ]);
  return new Map(rows.map(({ id, completedAt }) => [id, completedAt]));
}
