import type { EntityManager } from '@mikro-orm/postgresql';

/** A lane of a running job, with how far it is. */
export interface RunningLane {
  readonly job_id: string;
  readonly region: string;
  readonly model_id: string;
  readonly cells: number;
  /** Cells published so far. */
  readonly planned: number;
  readonly recorded: number;
  /** Executions that are completed or refused. */
  readonly succeeded: number;
}

const RUNNING_LANES = `
select l.job_id, l.region, l.model_id, l.cells::float8 as cells, l.planned::float8 as planned,
  coalesce(p.recorded, 0)::float8 as recorded, coalesce(p.completed + p.refused, 0)::float8 as succeeded
from jobs j
join job_lanes l on l.job_id = j.id
left join job_lane_progress p on p.job_id = l.job_id and p.region = l.region and p.model_id = l.model_id
where j.status = 'running'
order by j.created_at, j.id, l.position`;

/** Lanes of all running jobs: oldest job first, lanes in the job's order. */
export async function runningLanes(em: EntityManager): Promise<RunningLane[]> {
  return em.execute<RunningLane[]>(RUNNING_LANES);
}

/** Number of the advisory lock that lets one planner plan at a time. */
const PLANNING_LOCK = 0x62656163;

/** Takes the planning lock until the transaction ends; false when another planner holds it. */
export async function tryPlanningLock(em: EntityManager): Promise<boolean> {
  const [row] = await em.execute<{ locked: boolean }[]>(
    'select pg_try_advisory_xact_lock(?) as locked',
    [PLANNING_LOCK],
  );
  return row?.locked === true;
}

/** Moves a lane's cursor. Only the holder of the planning lock may. */
export async function advanceLane(
  em: EntityManager,
  lane: Pick<RunningLane, 'job_id' | 'region' | 'model_id'>,
  planned: number,
): Promise<void> {
  await em.execute(
    'update job_lanes set planned = ? where job_id = ? and region = ? and model_id = ?',
    [planned, lane.job_id, lane.region, lane.model_id],
  );
}
