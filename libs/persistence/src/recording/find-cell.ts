import { cellKey } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { cellsOfLane, findMissingCells } from '../planning/missing-cells.js';
import type { ClosableLane } from './closing-lanes.js';
import { runStatement } from '../statement.js';

/** What a cell's key stands for. */
export interface CellIdentity {
  readonly question_id: string | null;
  readonly repeat: number;
}

const PAGE = 2_000;
const OF_ROUND = `
select question_id, repeat::float8 as repeat from cell_rounds where job_id = $1 and region = $2 and cell = $3`;

/**
 * Finds the cell of a lane that a key stands for, when nothing but the key is known: among those that were asked to run
 * again, and among the missing ones, page by page. Null when the key is of none of them.
 */
export async function findCell(
  em: EntityManager,
  lane: ClosableLane,
  key: string,
): Promise<CellIdentity | null> {
  const values = [lane.job_id, lane.region, key];
  const [retried] = await runStatement<CellIdentity>(em, OF_ROUND, values);
  return retried ?? findMissingCell(em, lane, key);
}

async function findMissingCell(
  em: EntityManager,
  lane: ClosableLane,
  key: string,
): Promise<CellIdentity | null> {
  const cells = await cellsOfLane(em, lane);
  for (let from = 0; from < cells; from += PAGE) {
    const page = await findMissingCells(em, { ...lane, from, to: from + PAGE, limit: PAGE });
    const found = page.find(({ question_id: questionId, repeat }) => {
      return cellKey({ model: lane.model_id, questionId, repeat }) === key;
    });
    if (found !== undefined) return found;
  }
  return null;
}
