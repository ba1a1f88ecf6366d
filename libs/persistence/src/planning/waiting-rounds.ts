import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';
import type { StatementRunner } from '../statement.js';
import type { RunningLane } from './job-lanes.js';

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
const OF_LANE = 'job_id = $1 and region = $2 and model_id = $3';

/** Rounds of a lane that wait to be published, those asked for first coming first. */
export async function findWaitingRounds(
  em: EntityManager,
  lane: LaneKey,
  limit: number,
): Promise<OpenRound[]> {
  return runStatement<OpenRound>(
    em,
    `select ${COLUMNS} from cell_rounds where ${OF_LANE} and state = 'waiting'
     order by requested_at, cell limit $4`,
    [lane.job_id, lane.region, lane.model_id, limit],
  );
}

const MARK_PLANNED = `
with marked as (
  update cell_rounds c set state = 'planned'
  from json_to_recordset($1::json) as r(cell text, round int)
  where c.job_id = $2 and c.region = $3 and c.cell = r.cell and c.round = r.round and c.state = 'waiting'
)
update job_lanes set under_way = true
where job_id = $2 and region = $3 and model_id = $4 and not under_way`;

/** Notes that rounds were published. One that was recorded in the meantime stays recorded. */
export async function markRoundsPlanned(
  session: StatementRunner,
  { job_id, region, model_id }: LaneKey,
  rounds: readonly OpenRound[],
): Promise<void> {
  if (rounds.length === 0) return;
  const values = [JSON.stringify(rounds), job_id, region, model_id];
  await runStatement(session, MARK_PLANNED, values);
}

const MARK_WAITING = `
update cell_rounds c set state = 'waiting'
from json_to_recordset($1::json) as r(cell text, round int)
where c.job_id = $2 and c.region = $3 and c.cell = r.cell and c.round = r.round and c.state = 'planned'`;

/** Takes back that rounds are planned which the broker did not take. */
export async function markRoundsWaiting(
  session: StatementRunner,
  { job_id, region }: LaneKey,
  rounds: readonly OpenRound[],
): Promise<void> {
  if (rounds.length === 0) return;
  await runStatement(session, MARK_WAITING, [JSON.stringify(rounds), job_id, region]);
}

/** Rounds of a lane that are published and not recorded, by cell, behind a cell. */
export async function findPlannedRounds(
  em: EntityManager,
  lane: LaneKey,
  after: string,
  limit: number,
): Promise<OpenRound[]> {
  return runStatement<OpenRound>(
    em,
    `select ${COLUMNS} from cell_rounds where ${OF_LANE} and state = 'planned' and cell > $4
     order by cell limit $5`,
    [lane.job_id, lane.region, lane.model_id, after, limit],
  );
}
