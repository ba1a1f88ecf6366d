import type { EntityManager } from '@mikro-orm/postgresql';
import type { RunningLane } from './running-lanes.js';

/** A round of a cell beyond the first. */
export interface OpenRound {
  readonly cell: string;
  readonly question_id: string | null;
  readonly repeat: number;
  readonly round: number;
}

/** Names a lane of a job. */
export type LaneKey = Pick<RunningLane, 'job_id' | 'region' | 'model_id'>;

const COLUMNS = 'cell, question_id, repeat::float8 as repeat, round';
const OF_LANE = 'job_id = ? and region = ? and model_id = ?';

/** Rounds of a lane that wait to be published, those asked for first coming first. */
export async function findWaitingRounds(
  em: EntityManager,
  lane: LaneKey,
  limit: number,
): Promise<OpenRound[]> {
  return em.execute<OpenRound[]>(
    `select ${COLUMNS} from cell_rounds where ${OF_LANE} and state = 'waiting'
     order by requested_at, cell limit ?`,
    [lane.job_id, lane.region, lane.model_id, limit],
  );
}

/** Notes that rounds were published. One that was recorded in the meantime stays recorded. */
export async function markRoundsPlanned(
  em: EntityManager,
  lane: LaneKey,
  rounds: readonly OpenRound[],
): Promise<void> {
  if (rounds.length === 0) return;
  await em.execute(
    `update cell_rounds c set state = 'planned'
     from json_to_recordset(?::json) as r(cell text, round int)
     where c.job_id = ? and c.region = ? and c.cell = r.cell and c.round = r.round and c.state = 'waiting'`,
    [JSON.stringify(rounds), lane.job_id, lane.region],
  );
}

/** Rounds of a lane that are published and not recorded, by cell, behind a cell. */
export async function findPlannedRounds(
  em: EntityManager,
  lane: LaneKey,
  after: string,
  limit: number,
): Promise<OpenRound[]> {
  return em.execute<OpenRound[]>(
    `select ${COLUMNS} from cell_rounds where ${OF_LANE} and state = 'planned' and cell > ?
     order by cell limit ?`,
    [lane.job_id, lane.region, lane.model_id, after, limit],
  );
}
