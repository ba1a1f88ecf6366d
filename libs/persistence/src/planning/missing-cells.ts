import type { EntityManager } from '@mikro-orm/postgresql';

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
 * Expected minus recorded, as one anti-join: the lane's blocks times the job's questions times the repeats, without those
 * that the dedup index finds. Nothing but the missing leaves the database.
 */
const MISSING = `
select c.position::float8 as position, nullif(c.question_id, '') as question_id, c.repeat::float8 as repeat
from (
  select b."base" + (q.n - 1 - b."questionFrom") * (b."repeatTo" - b."repeatFrom" + 1) + (r - b."repeatFrom") as position,
    q.question_id, r as repeat
  from job_lanes l
  join jobs j on j.id = l.job_id
  cross join lateral jsonb_to_recordset(l.blocks) as b(
    "base" bigint, "questionFrom" bigint, "questionTo" bigint, "repeatFrom" bigint, "repeatTo" bigint)
  cross join lateral (
    select '' as question_id, 1::bigint as n where jsonb_array_length(j.spec -> 'questions') = 0
    union all
    select e.q ->> 'id', e.n from jsonb_array_elements(j.spec -> 'questions') with ordinality as e (q, n)
  ) q
  cross join lateral generate_series(b."repeatFrom", b."repeatTo") r
  where l.job_id = ? and l.region = ? and l.model_id = ?
    and q.n > b."questionFrom" and q.n <= b."questionTo"
) c
where c.position >= ? and c.position < ? and not exists (
  select 1 from executions e
  where e.job_id = ? and e.region = ? and e.model_id = ?
    and coalesce(e.question_id, '') = c.question_id and e.repeat = c.repeat
)
order by c.position limit ?`;

/** The cells of a part of a lane that have no execution, in the order of their positions. */
export async function findMissingCells(em: EntityManager, part: LanePart): Promise<MissingCell[]> {
  const lane = [part.job_id, part.region, part.model_id];
  return em.execute<MissingCell[]>(MISSING, [...lane, part.from, part.to, ...lane, part.limit]);
}
