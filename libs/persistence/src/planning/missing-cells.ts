import { placeAt } from '@beacon/domain';
import type { CellBlock, JobLane } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

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
 * Expected minus recorded, as one anti-join: some positions with what stands at them, without those that the dedup index finds.
 * The order of a lane is computed, so positions come as three lists; nothing but the missing leaves the database.
 *
 * Each cell is looked up in the index, by a subquery with a limit: an ordinary anti-join is planned by statistics, and for
 * rows that were written since the last ones PostgreSQL compares each cell with each execution of the lane. The questions are
 * taken out of the specification once, and a cell's id from its place in them: listing a hundred thousand takes longer.
 */
const MISSING = `
with asked as materialized (
  select spec -> 'questions' as questions, spec ? 'judging' as is_judging from jobs where id = $1
)
select c.position::float8 as position, nullif(c.question_id, '') as question_id, c.repeat::float8 as repeat
from asked
cross join lateral (
  select p.position, p.repeat, case when asked.is_judging then 'answer-' || p.question
    else coalesce(asked.questions -> p.question ->> 'id', '') end as question_id
  from unnest($4::bigint[], $5::int[], $6::bigint[]) as p(position, question, repeat) offset 0
) c
left join lateral (
  select true as is_recorded from executions e
  where e.job_id = $1 and e.region = $2 and e.model_id = $3
    and coalesce(e.question_id, '') = c.question_id and e.repeat = c.repeat
  limit 1
) found on true
where found.is_recorded is null
order by c.position limit $7`;

/** Positions looked through by one statement: a page of a large lane costs what it finds, not what lies behind it. */
const WINDOW = 10_000;

/** The cells of a part of a lane that have no execution, in the order of their positions. */
export async function findMissingCells(em: EntityManager, part: LanePart): Promise<MissingCell[]> {
  const { cells, blocks } = await readLane(em, part);
  const end = Math.min(part.to, cells);
  const missing: MissingCell[] = [];
  for (let from = part.from; from < end && missing.length < part.limit; from += WINDOW) {
    const window = { from, to: Math.min(end, from + WINDOW), limit: part.limit - missing.length };
    missing.push(...(await findInWindow(em, { ...part, ...window }, blocks)));
  }
  return missing;
}

async function findInWindow(
  em: EntityManager,
  { job_id, region, model_id, from, to, limit }: LanePart,
  blocks: readonly CellBlock[],
): Promise<MissingCell[]> {
  const places = Array.from({ length: to - from }, (_unused, offset) =>
    placeAt(blocks, from + offset),
  );
  const values = [
    places.map(({ position }) => position),
    places.map(({ question }) => question),
    places.map(({ repeat }) => repeat),
  ];
  return runStatement(em, MISSING, [job_id, region, model_id, ...values, limit]);
}

type LaneName = Pick<LanePart, 'job_id' | 'region' | 'model_id'>;
type LaneCells = Pick<JobLane, 'cells' | 'blocks'>;

/** How many cells a lane has; 0 when there is no such lane. */
export async function cellsOfLane(em: EntityManager, lane: LaneName): Promise<number> {
  return (await readLane(em, lane)).cells;
}

async function readLane(
  em: EntityManager,
  { job_id, region, model_id }: LaneName,
): Promise<LaneCells> {
  const [lane] = await runStatement<LaneCells>(
    em,
    `select cells::float8 as cells, blocks from job_lanes where job_id = $1 and region = $2 and model_id = $3`,
    [job_id, region, model_id],
  );
  return lane ?? { cells: 0, blocks: [] };
}
