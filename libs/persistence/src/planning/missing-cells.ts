import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../recording/statement.js';

/** A cell that is expected and has no execution. */
export interface MissingCell {
  readonly position: number;
  readonly question_id: string | null;
  readonly repeat: number;
}

/** Which part of a lane is looked at. */
export interface LanePart {
  readonly job_id: string;
  readonly region: string;
  readonly model_id: string;
  /** Positions from here on, and before there. */
  readonly from: number;
  readonly to: number;
  /** Cells at most. */
  readonly limit: number;
}

/**
 * Expected minus recorded, as one anti-join: the lane's blocks times the job's questions times the repeats, of them the part
 * that is asked for, without those that the dedup index finds. Nothing but the missing leaves the database.
 *
 * Each cell is looked up in the index, by a subquery with a limit: an ordinary anti-join is planned by statistics, and for
 * rows that were written since the last ones PostgreSQL compares each cell with each execution of the lane.
 */
const MISSING = `
select (f.first + (r - b."repeatFrom"))::float8 as position, nullif(q.question_id, '') as question_id, r::float8 as repeat
from job_lanes l
join jobs j on j.id = l.job_id
cross join lateral jsonb_to_recordset(l.blocks) as b(
  "base" bigint, "questionFrom" bigint, "questionTo" bigint, "repeatFrom" bigint, "repeatTo" bigint)
cross join lateral (
  select '' as question_id, 1::bigint as n where jsonb_array_length(j.spec -> 'questions') = 0
  union all
  select e.q ->> 'id', e.n from jsonb_array_elements(j.spec -> 'questions') with ordinality as e (q, n)
) q
cross join lateral (select b."repeatTo" - b."repeatFrom" + 1 as repeats) s
cross join lateral (select b."base" + (q.n - 1 - b."questionFrom") * s.repeats as first) f
cross join lateral generate_series(
  b."repeatFrom" + greatest(0, $4::bigint - f.first),
  b."repeatFrom" + least(s.repeats, $5::bigint - f.first) - 1) r
left join lateral (
  select true as is_recorded from executions e
  where e.job_id = $1 and e.region = $2 and e.model_id = $3
    and coalesce(e.question_id, '') = q.question_id and e.repeat = r
  limit 1
) found on true
where l.job_id = $1 and l.region = $2 and l.model_id = $3
  and q.n > b."questionFrom" and q.n <= b."questionTo" and found.is_recorded is null
order by position limit $6`;

/** Positions looked through by one statement: a page of a large lane costs what it finds, not what lies behind it. */
const WINDOW = 10_000;

/** The cells of a part of a lane that have no execution, in the order of their positions. */
export async function findMissingCells(em: EntityManager, part: LanePart): Promise<MissingCell[]> {
  const end = Math.min(part.to, await cellsOfLane(em, part));
  const missing: MissingCell[] = [];
  for (let from = part.from; from < end && missing.length < part.limit; from += WINDOW) {
    const window = { from, to: Math.min(end, from + WINDOW), limit: part.limit - missing.length };
    missing.push(...(await findInWindow(em, { ...part, ...window })));
  }
  return missing;
}

async function findInWindow(em: EntityManager, part: LanePart): Promise<MissingCell[]> {
  const { job_id, region, model_id, from, to, limit } = part;
  const values = [job_id, region, model_id, from, to, limit];
  return runStatement(em, MISSING, values);
}

/** How many cells a lane has; 0 when there is no such lane. */
export async function cellsOfLane(
  em: EntityManager,
  { job_id, region, model_id }: Pick<LanePart, 'job_id' | 'region' | 'model_id'>,
): Promise<number> {
  const [lane] = await runStatement<{ cells: number }>(
    em,
    'select cells::float8 as cells from job_lanes where job_id = $1 and region = $2 and model_id = $3',
    [job_id, region, model_id],
  );
  return lane?.cells ?? 0;
}
