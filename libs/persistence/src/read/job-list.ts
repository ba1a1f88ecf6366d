import { SIMULATION_HEADER } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from './sql.js';
import { runStatement } from '../statement.js';

/** A job in a listing. Times are ISO 8601, counts are cells. */
export interface JobSummary {
  readonly id: string;
  readonly project: string;
  /** Of its benchmark. */
  readonly name: string;
  readonly status: JobStatus;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly pausedAt: string | null;
  readonly archivedAt: string | null;
  /** In the job's order, as are the regions. */
  readonly models: readonly string[];
  readonly regions: readonly string[];
  /** A job that asks its own prompt has one. */
  readonly questions: number;
  readonly repeats: number;
  /** Whether one of the first answers of a lane carries the simulator's header; null when that was not asked. */
  readonly isSimulated: boolean | null;
  /** Of a judging job: whose answers it judges. */
  readonly judgedJobId: string | null;
  readonly expected: number;
  readonly planned: number;
  readonly recorded: number;
  readonly completed: number;
  readonly refused: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly quarantined: number;
  /** What its calls may cost, in nanodollars; null where nothing limits it. */
  readonly maxCost: number | null;
  /** What they have cost, and how much of it is estimated. */
  readonly spent: number;
  readonly spentEstimated: number;
  /** Whether that limit kept it from asking all. */
  readonly reachedMaxCost: boolean;
  /** Microseconds since 1970, as text: with the id it names the job's place in the listing exactly. */
  readonly createdMicros: string;
}

/** A place in the listing of jobs. */
export interface JobPlace {
  readonly createdMicros: string;
  readonly id: string;
}

/** Which jobs are listed, and from where. */
export interface JobPage {
  readonly limit: number;
  readonly after: JobPlace | null;
  /** Jobs of these projects; null for all. */
  readonly projects: readonly string[] | null;
  /** Null for any. */
  readonly statuses: readonly JobStatus[] | null;
  /** Null for both. */
  readonly archived: boolean | null;
  /** In the id or the name, in any case; null for all. */
  readonly text: string | null;
  /** Whether each job says if its answers are simulated: that reads executions, the rest does not. */
  readonly withSimulated: boolean;
}

/** Answers of a lane that are looked at: a provider is simulated or is not, and calls that failed have no headers. */
const FIRST_ANSWERS = 5;

const SIMULATED = `exists (
  select 1 from job_lanes lane cross join lateral (
    select evidence -> 'edgeHeaders' ->> '${SIMULATION_HEADER}' as header from executions e
    where e.job_id = lane.job_id and e.region = lane.region and e.model_id = lane.model_id limit ${FIRST_ANSWERS}
  ) answers
  where lane.job_id = j.id and header is not null
)`;

/**
 * The specification of a job may be of megabytes: nothing here reads it. Executions are named only where they are looked at: a statement
 * that names a table waits for its locks.
 */
const jobsSql = (simulated: string): string => `
select j.id, j.project, coalesce(j.name, '') as name, j.status, ${isoText('j.created_at')} as "createdAt",
  ${isoText('j.started_at')} as "startedAt", ${isoText('j.completed_at')} as "completedAt",
  ${isoText('j.paused_at')} as "pausedAt", ${isoText('j.archived_at')} as "archivedAt",
  greatest(1, j.question_count) as questions, coalesce(j.repeats, 1)::float8 as repeats,
  o.source_job_id as "judgedJobId", l.models, l.regions, l.simulated as "isSimulated",
  j.cells::float8 as expected, l.planned, p.recorded, p.completed, p.refused, p.failed, p.cancelled, p.quarantined,
  j.max_cost_nano_usd::float8 as "maxCost", p.spent, p."spentEstimated", l."reachedMaxCost",
  (extract(epoch from j.created_at) * 1000000)::bigint::text as "createdMicros"
from (
  select id, project, name, status, created_at, started_at, completed_at, paused_at, archived_at, question_count, repeats, cells,
    max_cost_nano_usd
  from jobs
  where ($1::text[] is null or status = any($1))
    and ($2::boolean is null or (archived_at is not null) = $2)
    and ($3::text is null or strpos(lower(id), lower($3)) > 0 or strpos(lower(name), lower($3)) > 0)
    and ($4::float8 is null
      or (created_at, id) < (timestamptz 'epoch' + $4::float8 * interval '1 microsecond', $5))
    and ($7::text[] is null or project = any($7))
  order by created_at desc, id desc limit $6
) j
left join judgings o on o.job_id = j.id
cross join lateral (
  select
    array(select model_id from job_lanes where job_id = j.id group by 1 order by min(position)) as models,
    array(select region from job_lanes where job_id = j.id group by 1 order by min(position)) as regions,
    (select coalesce(sum(planned), 0)::float8 from job_lanes where job_id = j.id) as planned,
    exists (select 1 from job_lanes where job_id = j.id and closing_code = 'max_cost') as "reachedMaxCost",
    ${simulated} as simulated
) l
cross join lateral (
  select coalesce(sum(recorded), 0)::float8 as recorded, coalesce(sum(completed), 0)::float8 as completed,
    coalesce(sum(refused), 0)::float8 as refused, coalesce(sum(failed), 0)::float8 as failed,
    coalesce(sum(cancelled), 0)::float8 as cancelled, coalesce(sum(quarantined), 0)::float8 as quarantined,
    coalesce(sum(spent_nano_usd), 0)::float8 as spent,
    coalesce(sum(spent_estimated_nano_usd), 0)::float8 as "spentEstimated"
  from job_lane_progress where job_id = j.id
) p
order by j.created_at desc, j.id desc`;

const JOBS = jobsSql('null::boolean');
const JOBS_WITH_SIMULATED = jobsSql(SIMULATED);

/** A page of jobs, newest first, after a place. */
export async function readJobs(em: EntityManager, page: JobPage): Promise<JobSummary[]> {
  const { statuses, archived, text, after, limit, projects } = page;
  const sql = page.withSimulated ? JOBS_WITH_SIMULATED : JOBS;
  const place = [after === null ? null : Number(after.createdMicros), after?.id ?? null];
  const values = [statuses, archived, text, ...place, limit, projects];
  return runStatement<JobSummary>(em, sql, values);
}
