import { findMissingCells } from '@beacon/persistence';
import type { RunningLane } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PlannedJob } from '../jobs/spec-cache.js';
import { firstRoundAt } from './task.js';
import type { CellToAsk } from './task.js';

/** The cells of a lane that are published next. */
export interface NextCells {
  readonly cells: readonly CellToAsk[];
  /** Position of each. */
  readonly positions: readonly number[];
  /** Where the cursor is when all of them are published. */
  readonly end: number;
}

const FIRST_GENERATION = 1;
/** How many positions beyond what is wanted are read at once: cells with an execution are skipped. */
const LOOK_AHEAD = 1_000;

/**
 * The next cells behind a lane's cursor, some at most. Of a job that was opened again only those without an execution: a
 * cancellation recorded cells that were never published, and they are asked again only if a user wants them to be.
 */
export async function nextCells(
  em: EntityManager,
  job: PlannedJob,
  lane: RunningLane,
  count: number,
): Promise<NextCells> {
  const isFirst = lane.generation === FIRST_GENERATION;
  const to = Math.min(lane.cells, lane.planned + count + (isFirst ? 0 : LOOK_AHEAD));
  const positions = isFirst
    ? Array.from({ length: to - lane.planned }, (_unused, offset) => lane.planned + offset)
    : await missingPositions(em, lane, to, count);
  const last = positions.at(-1);
  return {
    cells: positions.map((position) => firstRoundAt(job, lane, position)),
    positions,
    end: positions.length < count || last === undefined ? to : last + 1,
  };
}

async function missingPositions(
  em: EntityManager,
  lane: RunningLane,
  to: number,
  limit: number,
): Promise<number[]> {
  const part = { ...lane, from: lane.planned, to, limit };
  return (await findMissingCells(em, part)).map(({ position }) => position);
}
