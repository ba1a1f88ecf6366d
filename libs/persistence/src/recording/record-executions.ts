import type { JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';

/** An execution on its way into the table; keys are the table's columns. */
export interface ExecutionRow {
  readonly job_id: string;
  readonly region: string;
  readonly model_id: string;
  readonly question_id: string | null;
  readonly repeat: number;
  readonly cell: string;
  readonly round: number;
  readonly status: string;
  readonly outcome: string;
  readonly outcome_source: string;
  readonly outcome_rule: string | null;
  readonly outcome_evidence: string | null;
  readonly classifier_version: string;
  readonly response: string | null;
  readonly response_length: number;
  readonly response_cut: boolean;
  readonly finish_reason: string | null;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly http_status: number | null;
  readonly attempts: number;
  readonly started_at: string;
  readonly completed_at: string;
  readonly duration_ms: number;
  readonly input_tokens: number | null;
  readonly output_tokens: number | null;
  readonly cost_usd: number | null;
  readonly prompt_sha256: string;
  readonly provider: string;
  readonly executor_id: string;
  readonly evidence: Readonly<Record<string, unknown>>;
}

/** Names one round of one cell of a job. */
export interface RoundKey {
  readonly job_id: string;
  readonly region: string;
  readonly cell: string;
  readonly round: number;
}

/** An execution that this call inserted. */
export interface InsertedExecution extends RoundKey {
  readonly id: number;
  readonly recorded_at: Date;
}

const COLUMNS: Readonly<Record<keyof ExecutionRow, string>> = {
  job_id: 'text',
  region: 'text',
  model_id: 'text',
  question_id: 'text',
  repeat: 'bigint',
  cell: 'text',
  round: 'int',
  status: 'text',
  outcome: 'text',
  outcome_source: 'text',
  outcome_rule: 'text',
  outcome_evidence: 'text',
  classifier_version: 'text',
  response: 'text',
  response_length: 'int',
  response_cut: 'boolean',
  finish_reason: 'text',
  error_code: 'text',
  error_message: 'text',
  http_status: 'smallint',
  attempts: 'int',
  started_at: 'timestamptz',
  completed_at: 'timestamptz',
  duration_ms: 'int',
  input_tokens: 'int',
  output_tokens: 'int',
  cost_usd: 'float8',
  prompt_sha256: 'text',
  provider: 'text',
  executor_id: 'text',
  evidence: 'jsonb',
};

const NAMES = Object.keys(COLUMNS).join(', ');
const TYPED = Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');
const SELECTED = Object.keys(COLUMNS)
  .map((name) => `i.${name}`)
  .join(', ');

/**
 * One statement, so one transaction: insert what is new, and move the counters by what was really inserted.
 * - The job row is locked for share, so that no job ends or is cancelled between the check and the commit.
 * - Only lanes that the job has are taken.
 * - A cell that is recorded already yields: the unique index decides, never a look beforehand.
 * - Rows and counters are touched in key order, so that two recorders cannot wait for each other.
 */
const RECORD = `
with incoming as materialized (
  select * from json_to_recordset(?::json) as r(${TYPED})
), open_jobs as materialized (
  select id from jobs where id in (select job_id from incoming) and status in ('queued', 'running')
  order by id for share
), inserted as (
  insert into executions (${NAMES})
  select ${SELECTED} from incoming i
  join open_jobs o on o.id = i.job_id
  join job_lanes l on l.job_id = i.job_id and l.region = i.region and l.model_id = i.model_id
  order by i.job_id, i.region, i.model_id, coalesce(i.question_id, ''), i.repeat
  on conflict (job_id, region, model_id, (coalesce(question_id, '')), repeat) do nothing
  returning id, job_id, region, model_id, cell, round, status, recorded_at
), counted as (
  insert into job_lane_progress as p
    (job_id, region, model_id, recorded, completed, refused, failed, cancelled)
  select job_id, region, model_id, count(*),
    count(*) filter (where status = 'completed'), count(*) filter (where status = 'refused'),
    count(*) filter (where status = 'failed'), count(*) filter (where status = 'cancelled')
  from inserted group by job_id, region, model_id order by job_id, region, model_id
  on conflict (job_id, region, model_id) do update set
    recorded = p.recorded + excluded.recorded, completed = p.completed + excluded.completed,
    refused = p.refused + excluded.refused, failed = p.failed + excluded.failed,
    cancelled = p.cancelled + excluded.cancelled
)
select id::float8 as id, job_id, region, cell, round, recorded_at from inserted`;

/**
 * Records a batch of executions and returns those that were inserted. What is missing from the answer was recorded
 * before, or is of a job that has ended or does not exist: {@link explainNotRecorded} tells which.
 */
export async function recordExecutions(
  em: EntityManager,
  rows: readonly ExecutionRow[],
): Promise<InsertedExecution[]> {
  return em.execute<InsertedExecution[]>(RECORD, [JSON.stringify(rows)]);
}

/** Why an execution was not inserted. */
export interface NotRecorded extends RoundKey {
  /** Null when there is no such job. */
  readonly job_status: JobStatus | null;
  /** Whether the job asks this model from this region. */
  readonly has_lane: boolean;
  /** Id and round of the execution that the cell has; null when it has none. */
  readonly recorded_id: number | null;
  readonly recorded_round: number | null;
  readonly recorded_at: Date | null;
}

const EXPLAIN = `
select i.job_id, i.region, i.cell, i.round, j.status as job_status, l.job_id is not null as has_lane,
  e.id::float8 as recorded_id, e.round as recorded_round, e.recorded_at
from json_to_recordset(?::json) as i(job_id text, region text, model_id text, question_id text, repeat bigint,
  cell text, round int)
left join jobs j on j.id = i.job_id
left join job_lanes l on l.job_id = i.job_id and l.region = i.region and l.model_id = i.model_id
left join executions e on e.job_id = i.job_id and e.region = i.region and e.model_id = i.model_id
  and coalesce(e.question_id, '') = coalesce(i.question_id, '') and e.repeat = i.repeat`;

/** Finds out why rows were not inserted. */
export async function explainNotRecorded(
  em: EntityManager,
  rows: readonly ExecutionRow[],
): Promise<NotRecorded[]> {
  const keys = rows.map(({ job_id, region, model_id, question_id, repeat, cell, round }) => ({
    job_id,
    region,
    model_id,
    question_id,
    repeat,
    cell,
    round,
  }));
  return em.execute<NotRecorded[]>(EXPLAIN, [JSON.stringify(keys)]);
}
