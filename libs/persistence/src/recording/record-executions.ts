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
 *   are locked, even by an operator for an hour, are left out and redelivered: they must not block those of other jobs.
 * - Only lanes that the job has are taken.
 * - A cell that is recorded already yields: the unique index decides, never a look beforehand.
 * - Later rounds are none of its business, see `replaceExecutions`: the first row of a cell is of round 1.
 * - The attempt behind a result is kept whether or not the result is recorded, unless no job asked for it, and moves what the lane has
 *   spent: each was paid for, and each is kept once. There is none behind a cell that was closed: its calls are reported on their own.
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
), attempted as (
  insert into attempts (job_id, region, model_id, cell, round, number, executor_id, kind,
    error_code, error_message, http_status, cost_nano_usd, cost_estimated, started_at, completed_at)
  select i.job_id, i.region, i.model_id, i.cell, i.round, i.attempts, i.executor_id, 'result',
    i.error_code, i.error_message, i.http_status, i.cost_nano_usd, coalesce(i.cost_estimated, false),
    i.started_at, i.completed_at
  from incoming i
  join job_lanes l on l.job_id = i.job_id and l.region = i.region and l.model_id = i.model_id
  where i.attempts > 0 and i.outcome_source <> 'planner'
  order by i.job_id, i.region, i.cell, i.round, i.attempts, i.executor_id
  on conflict do nothing
  returning job_id, region, model_id, cost_nano_usd, cost_estimated
), counted as (
  ${addToProgress({ executions: 'select *, 1 as n from inserted', attempts: 'select * from attempted' })}
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

const REPLACED = EXECUTION_NAMES.map((name) => `${name} = excluded.${name}`).join(', ');

const KEYS = `json_to_recordset($1::json) as i(job_id text, region text, cell text, round int)`;

/** Leaves out locked jobs, as when first rounds are recorded: their rows are redelivered. */
const LOCK_JOBS = `
select id from jobs where id in (select job_id from ${KEYS}) and status = any($2::text[])
order by id for share skip locked`;

/** From here on no other recorder replaces these executions, and their rounds are neither closed nor planned. */
const LOCK_ROUNDS = `
select 1 from cell_rounds c
where exists (select 1 from ${KEYS} where i.job_id = c.job_id and i.region = c.region and i.cell = c.cell)
order by c.job_id, c.region, c.cell for update`;

/**
 * What the locks were waited for is seen by a statement that starts after them, hence not one statement with the locks.
 * - Only a round that counts, and is still awaited, replaces anything.
 * - Each row is looked up in the index, by a subquery with a limit, whatever the statistics say of a growing table.
 * - The row keeps its id, and what it was goes to the late results, whole.
 * - A manual correction was about the answer that is replaced: it goes with it, and the history of its outcome says so.
 * - Counters move by the difference, so that they equal a recount at every moment.
 * - Jobs, rounds, executions and counters are touched in this order, each in key order, as by all that record.
 */
const REPLACE = `
with incoming as materialized (
  ${INCOMING_ROWS}
), wanted as materialized (
  select i.* from incoming i
  join jobs j on j.id = i.job_id and j.status = any($2::text[])
  join job_lanes l on l.job_id = i.job_id and l.region = i.region and l.model_id = i.model_id
  join cell_rounds c on c.job_id = i.job_id and c.region = i.region and c.cell = i.cell
    and c.round = i.round and c.state in ('waiting', 'planned')
), old as materialized (
  select e.* from wanted w
  cross join lateral (
    select x.* from executions x
    where x.job_id = w.job_id and x.region = w.region and x.model_id = w.model_id
      and coalesce(x.question_id, '') = coalesce(w.question_id, '') and x.repeat = w.repeat
    limit 1
  ) e
), written as (
  insert into executions as e (${NAMES})
  select ${NAMES} from wanted
  order by job_id, region, model_id, coalesce(question_id, ''), repeat
  on conflict ${CELL_INDEX} do update set ${REPLACED}, recorded_at = now() where e.round < excluded.round
  returning id, job_id, region, model_id, cell, round, status, quarantine, recorded_at
), replaced as materialized (
  select o.* from old o join written w on w.id = o.id
), counted as (
  ${addToProgress({
    executions: `
    select job_id, region, model_id, status, quarantine, 1 as n from written
    union all
    select job_id, region, model_id, status, quarantine, -1 as n from replaced`,
  })}
), settled as (
  update cell_rounds c set state = 'recorded' from written w
  where c.job_id = w.job_id and c.region = w.region and c.cell = w.cell and c.round = w.round
), archived as (
  insert into late_results (job_id, region, model_id, question_id, repeat, cell, round, reason, result)
  select job_id, region, model_id, question_id, repeat, cell, round, 'replaced', to_jsonb(replaced) from replaced
  order by job_id, region, cell, round
  on conflict do nothing
), told as (
  insert into outcome_changes (job_id, execution_id, region, model_id, round, kind,
    from_outcome, from_source, from_rule, from_evidence, from_version,
    to_outcome, to_source, to_rule, to_evidence, to_version, author, reason)
  select o.job_id, o.id, o.region, o.model_id, o.round, 'replacement',
    o.outcome, o.outcome_source, o.outcome_rule, o.outcome_evidence, o.classifier_version,
    w.outcome, w.outcome_source, w.outcome_rule, w.outcome_evidence, w.classifier_version, 'recorder',
    'the result of round ' || w.round || ' replaced the answer'
  from replaced o join wanted w on w.job_id = o.job_id and w.region = o.region and w.cell = o.cell
  where o.outcome_source = 'human' order by o.id
)
select id::float8 as id, job_id, region, cell, round, recorded_at from written`;

/**
 * Puts results of later rounds in the place of the executions that they were asked to replace, in a transaction of its own,
 * and returns what was written. What is missing from the answer was not awaited: `explainNotRecorded` tells why.
 * @param rows each round of a cell at most once.
 */
export async function replaceExecutions(
  em: EntityManager,
  rows: readonly ExecutionRow[],
): Promise<WrittenExecution[]> {
  if (rows.length === 0) return [];
  return em.transactional(async (tx) => {
    const locked = await runStatement<{ id: string }>(tx, LOCK_JOBS, [keysOf(rows), OPEN_STATUSES]);
    const ids = new Set(locked.map(({ id }) => id));
    const free = rows.filter(({ job_id }) => ids.has(job_id));
    await runStatement(tx, LOCK_ROUNDS, [keysOf(free)]);
    return runStatement(tx, REPLACE, [JSON.stringify(free), OPEN_STATUSES]);
  });
}

function keysOf(rows: readonly ExecutionRow[]): string {
  return JSON.stringify(
    rows.map(({ job_id, region, cell, round }) => ({ job_id, region, cell, round })),
  );
}
