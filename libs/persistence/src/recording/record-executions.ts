import type { JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { EXECUTION_NAMES, CELL_INDEX, INCOMING_ROWS } from './execution-row.js';
import type { ExecutionRow, WrittenExecution } from './execution-row.js';
import { addToProgress } from './progress.js';
import { runStatement } from '../statement.js';

const NAMES = EXECUTION_NAMES.join(', ');
const SELECTED = EXECUTION_NAMES.map((name) => `i.${name}`).join(', ');

/** Jobs whose cells may be recorded as results come in. */
export const OPEN_STATUSES: readonly JobStatus[] = ['queued', 'running'];

/**
 * One statement, so one transaction: insert what is new, and move the counters by what was really inserted.
 * - The job row is locked for share, so that no job ends or is cancelled between the check and the commit. Rows of a job that
 *   somebody holds, be it an operator for an hour, are left out and offered again: they must not hold up those of other jobs.
 * - Only lanes that the job has are taken.
 * - A cell that is recorded already yields: the unique index decides, never a look beforehand.
 * - Later rounds are none of its business, see `replaceExecutions`: the first row of a cell is of round 1.
 * - The request behind a result is kept whatever becomes of the result, unless no job asked for it. There is none behind a cell
 *   that was closed: its calls are told of by themselves.
 * - Rows and counters are touched in key order, so that two recorders cannot wait for each other.
 */
const RECORD = `
with incoming as materialized (
  ${INCOMING_ROWS}
), open_jobs as materialized (
  select id from jobs where id in (select job_id from incoming) and status = any($2::text[])
  order by id for share skip locked
), inserted as (
  insert into executions (${NAMES})
  select ${SELECTED} from incoming i
  join open_jobs o on o.id = i.job_id
  join job_lanes l on l.job_id = i.job_id and l.region = i.region and l.model_id = i.model_id
  where i.round = 1
  order by i.job_id, i.region, i.model_id, coalesce(i.question_id, ''), i.repeat
  on conflict ${CELL_INDEX} do nothing
  returning id, job_id, region, model_id, cell, round, status, quarantine, recorded_at
), counted as (
  ${addToProgress('select *, 1 as n from inserted')}
), attempted as (
  insert into attempts (job_id, region, model_id, cell, round, number, executor_id, kind,
    error_code, error_message, http_status, started_at, completed_at)
  select i.job_id, i.region, i.model_id, i.cell, i.round, i.attempts, i.executor_id, 'result',
    i.error_code, i.error_message, i.http_status, i.started_at, i.completed_at
  from incoming i
  join job_lanes l on l.job_id = i.job_id and l.region = i.region and l.model_id = i.model_id
  where i.attempts > 0 and i.outcome_source <> 'planner'
  order by i.job_id, i.region, i.cell, i.round, i.attempts, i.executor_id
  on conflict do nothing
)
select id::float8 as id, job_id, region, cell, round, recorded_at from inserted`;

/**
 * Records a batch of executions of first rounds and returns those that were inserted. What is missing from the answer was
 * recorded before, is of a later round, or of a job that has another status or does not exist: `explainNotRecorded` tells
 * which.
 * @param statuses those that a job must have for its cells to be recorded. @default OPEN_STATUSES
 */
export async function recordExecutions(
  em: EntityManager,
  rows: readonly ExecutionRow[],
  statuses: readonly JobStatus[] = OPEN_STATUSES,
): Promise<WrittenExecution[]> {
  return runStatement(em, RECORD, [JSON.stringify(rows), statuses]);
}
