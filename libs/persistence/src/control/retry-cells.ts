import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** Which executions of a job are asked to run again. Null does not matter. */
export interface RetryFilter {
  readonly jobId: string;
  readonly statuses: readonly ('failed' | 'cancelled')[];
  readonly regions: readonly string[] | null;
  readonly modelIds: readonly string[] | null;
  /** An empty id means the job's own prompt. */
  readonly questionIds: readonly string[] | null;
  /** Only this one. */
  readonly executionId: number | null;
}

/** Results for the executions that matched; each is counted once. */
export interface RetryCounts {
  /** Cells whose next round waits to be planned now. */
  readonly retried: number;
  readonly alreadyRetrying: number;
  /** Cells that have had all their rounds. */
  readonly exhausted: number;
}

/**
 * One statement. The round after a cell's last one begins, which is not always the one after its execution's: a round that
 * was given up may still have messages under way, so that its number is not used again.
 * - A cell whose round is open is left alone: the second of two equal requests changes nothing.
 * - Rows are touched in key order, so that two requests cannot wait for each other.
 */
const RETRY = `
with matching as materialized (
  select e.job_id, e.region, e.cell, e.model_id, e.question_id, e.repeat,
    greatest(e.round, coalesce(r.round, 1)) as round,
    coalesce(r.state in ('waiting', 'planned'), false) as is_open
  from executions e left join cell_rounds r using (job_id, region, cell)
  where e.job_id = $1 and e.status = any($2::text[])
    and ($3::text[] is null or e.region = any($3::text[]))
    and ($4::text[] is null or e.model_id = any($4::text[]))
    and ($5::text[] is null or coalesce(e.question_id, '') = any($5::text[]))
    and ($6::bigint is null or e.id = $6::bigint)
), started as (
  insert into cell_rounds (job_id, region, cell, model_id, question_id, repeat, round, state)
  select job_id, region, cell, model_id, nullif(question_id, ''), repeat, round + 1, 'waiting'
  from matching where not is_open and round < $7 order by region, cell
  on conflict (job_id, region, cell) do update set
    round = excluded.round, state = excluded.state, requested_at = now()
  returning 1
)
select (select count(*) from started)::float8 as retried,
  (count(*) filter (where is_open))::float8 as "alreadyRetrying",
  (count(*) filter (where not is_open and round >= $7))::float8 as exhausted
from matching`;

/**
 * Starts the next round of every matching cell that may have one. The job's row must be locked.
 * @param maxRounds rounds that a cell may have, the first one among them.
 */
export async function retryCells(
  em: EntityManager,
  filter: RetryFilter,
  maxRounds: number,
): Promise<RetryCounts> {
  const { jobId, statuses, regions, modelIds, questionIds, executionId } = filter;
  const values = [jobId, statuses, regions, modelIds, questionIds, executionId, maxRounds];
  const [counts] = await runStatement<RetryCounts>(em, RETRY, values);
  return counts ?? { retried: 0, alreadyRetrying: 0, exhausted: 0 };
}
