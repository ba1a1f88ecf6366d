import type { LaneStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from './sql.js';
import { runStatement } from '../statement.js';

/** How a lane is served now, over all jobs. Times are ISO 8601. */
export interface LaneServing {
  readonly region: string;
  readonly modelId: string;
  readonly limit: number;
  /** What an operator allows at most; null when none has said so. */
  readonly ceiling: number | null;
  readonly status: LaneStatus;
  readonly reason: string | null;
  readonly until: string | null;
  readonly pausedAt: string | null;
}

/** The lanes that a planner or an operator has touched. */
export async function readLaneServings(em: EntityManager): Promise<LaneServing[]> {
  return runStatement<LaneServing>(
    em,
    `select region, model_id as "modelId", "limit", limit_ceiling as ceiling, status, reason, ${isoText('until')} as until,
       ${isoText('paused_at')} as "pausedAt" from lanes`,
  );
}

/** Work of running jobs that is not at the broker yet. */
export interface LaneBacklog {
  readonly region: string;
  readonly modelId: string;
  /** Cells that were never published, and retries that wait to be. */
  readonly cells: number;
}

const BACKLOGS = `
select region, model_id as "modelId", sum(cells)::float8 as cells from (
  select l.region, l.model_id, greatest(l.cells - l.planned, 0) as cells
  from jobs j join job_lanes l on l.job_id = j.id where j.status = 'running'
  union all
  select r.region, r.model_id, 1 from cell_rounds r join jobs j on j.id = r.job_id
  where r.state = 'waiting' and j.status = 'running'
) work group by 1, 2`;

/** What each lane has ahead of it. Lanes without any are left out. */
export async function readBacklogs(em: EntityManager): Promise<LaneBacklog[]> {
  return runStatement<LaneBacklog>(em, BACKLOGS);
}

/** A change of a lane. */
export interface LaneChangeRow {
  /** ISO 8601. */
  readonly at: string;
  readonly fromLimit: number;
  readonly toLimit: number;
  readonly fromStatus: string;
  readonly toStatus: string;
  readonly reason: string;
}

/** The latest changes of a lane, newest first. */
export async function readLaneChanges(
  em: EntityManager,
  { region, modelId, limit }: { region: string; modelId: string; limit: number },
): Promise<LaneChangeRow[]> {
  return runStatement<LaneChangeRow>(
    em,
    `select ${isoText('changed_at')} as at, from_limit as "fromLimit", to_limit as "toLimit",
       from_status as "fromStatus", to_status as "toStatus", reason
     from lane_changes where region = $1 and model_id = $2 order by id desc limit $3`,
    [region, modelId, limit],
  );
}
