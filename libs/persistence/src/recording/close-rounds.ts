import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClosableLane } from './closing-lanes.js';
import { runStatement } from '../statement.js';

const CLOSE_OF_LANE = `
with open as materialized (
  select job_id, region, cell from cell_rounds
  where job_id = $1 and region = $2 and model_id = $3 and state in ('waiting', 'planned')
  order by job_id, region, cell limit $4 for update
)
update cell_rounds c set state = 'closed' from open o
where c.job_id = o.job_id and c.region = o.region and c.cell = o.cell
returning 1`;

/**
 * Gives up open rounds of a lane, some at a time; the executions that they would have replaced stay in force. The job must
 * be locked.
 * @returns how many; less than the limit when no more are open.
 */
export async function closeLaneRounds(
  em: EntityManager,
  { job_id, region, model_id }: ClosableLane,
  limit: number,
): Promise<number> {
  const closed = await runStatement(em, CLOSE_OF_LANE, [job_id, region, model_id, limit]);
  return closed.length;
}

/** A cell's round by the cell's key. */
export interface CellRoundAddress {
  readonly job_id: string;
  readonly region: string;
  readonly cell: string;
  readonly round: number;
}

const LOCK_ROUND = `select round from cell_rounds where job_id = $1 and region = $2 and cell = $3 for update`;
const CLOSE_ONE = `
update cell_rounds set state = 'closed'
where job_id = $1 and region = $2 and cell = $3 and round = $4 and state in ('waiting', 'planned')`;

/**
 * Gives up one round of a cell if it counts, beyond the first, and is open. The job must be locked.
 * @returns the round that counts.
 */
export async function closeRound(
  em: EntityManager,
  { job_id, region, cell, round }: CellRoundAddress,
): Promise<number> {
  const [row] = await runStatement<{ round: number }>(em, LOCK_ROUND, [job_id, region, cell]);
  if (row === undefined) return 1;
  await runStatement(em, CLOSE_ONE, [job_id, region, cell, round]);
  return row.round;
}
