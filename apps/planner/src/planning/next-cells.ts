import { cellAt, cellKey } from '@beacon/domain';
import { findMissingCells } from '@beacon/persistence';
import type { OpenRound, RunningLane } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PlannedJob } from '../jobs/spec-cache.js';

/** A cell's round that is to be published. */
export interface CellToAsk {
  readonly cell: string;
  readonly questionId: string | null;
  readonly repeat: number;
  readonly round: number;
  /** Attempts of this round that are known. */
  readonly attemptsBefore: number;
  /** How many of them were throttled. */
  readonly throttledBefore: number;
  /** Whether it was published before and seems lost. */
  readonly isReplanned: boolean;
}

/** Nothing was asked of a round that is published for the first time. */
const UNASKED = { attemptsBefore: 0, throttledBefore: 0, isReplanned: false } as const;

/** The cells of a lane that are published next. */
export interface NextCells {
  readonly cells: readonly CellToAsk[];
  /** Position of each. */
  readonly positions: readonly number[];
  /** Where the cursor is when all of them are published. */
  readonly end: number;
}

const FIRST_ROUND = 1;
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

/** The first round of the cell at a position of a lane. */
function firstRoundAt({ spec }: PlannedJob, lane: RunningLane, position: number): CellToAsk {
  const { region, model_id: model, blocks } = lane;
  const { questionId, repeat } = cellAt(spec, { region, model, blocks }, position);
  const cell = cellKey({ model, questionId, repeat });
  return { cell, questionId, repeat, round: FIRST_ROUND, ...UNASKED };
}

/** A round that a user asked for. */
export function laterRound({ cell, question_id, repeat, round }: OpenRound): CellToAsk {
  return { cell, questionId: question_id, repeat, round, ...UNASKED };
}
