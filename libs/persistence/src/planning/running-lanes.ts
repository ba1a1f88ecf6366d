import type { CellBlock } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../recording/statement.js';

/** A lane of a running job, with how far it is. */
export interface RunningLane {
  readonly job_id: string;
  readonly region: string;
  readonly model_id: string;
  /** Which of the job's openings this is; see `Job`. */
  readonly generation: number;
  readonly cells: number;
  readonly blocks: readonly CellBlock[];
  /** Cells published so far. */
  readonly planned: number;
  /** Cells that have an execution. */
  readonly recorded: number;
  /** Retries that wait to be published. */
  readonly retries_waiting: number;
  /** Retries published and not recorded. */
  readonly retries_planned: number;
  /** Whether the job is paused: nothing of it is planned. */
  readonly is_paused: boolean;
  /** Why the lane's missing cells are being closed; null while it is served. */
  readonly closing_code: string | null;
  /** When the job's missing cells become failed, in milliseconds since 1970; null where it has no deadline. */
  readonly deadline_ms: number | null;
  /** Whether cells may still be added to the job by itself: a judging job whose source may have more answers. */
  readonly is_growing: boolean;
}

const RUNNING_LANES = `
select l.job_id, l.region, l.model_id, j.generation, l.cells::float8 as cells, l.blocks, l.planned::float8 as planned,
  coalesce(p.recorded, 0)::float8 as recorded,
  coalesce(r.waiting, 0)::float8 as retries_waiting, coalesce(r.planned, 0)::float8 as retries_planned,
  j.paused_at is not null as is_paused, l.closing_code,
  (extract(epoch from j.deadline_at) * 1000)::float8 as deadline_ms,
  g.job_id is not null and g.fed_at is null as is_growing
from jobs j
join job_lanes l on l.job_id = j.id
left join job_lane_progress p on p.job_id = l.job_id and p.region = l.region and p.model_id = l.model_id
left join judgings g on g.job_id = j.id
left join (
  select job_id, region, model_id, count(*) filter (where state = 'waiting') as waiting,
    count(*) filter (where state = 'planned') as planned
  from cell_rounds where state in ('waiting', 'planned') group by 1, 2, 3
) r on r.job_id = l.job_id and r.region = l.region and r.model_id = l.model_id
where j.status = 'running'`;
const IN_ORDER = 'order by j.created_at, j.id, l.position';

/** Lanes of all running jobs: oldest job first, lanes in the job's order. */
export async function runningLanes(em: EntityManager): Promise<RunningLane[]> {
  return em.execute<RunningLane[]>(`${RUNNING_LANES} ${IN_ORDER}`);
}

/** Lanes of one running job, in its order; none when it does not run. */
export async function runningLanesOf(em: EntityManager, jobId: string): Promise<RunningLane[]> {
  return em.execute<RunningLane[]>(`${RUNNING_LANES} and j.id = ? ${IN_ORDER}`, [jobId]);
}

/** How far a lane is published. */
export interface LaneCursor extends Pick<RunningLane, 'job_id' | 'region' | 'model_id'> {
  /** Cells published so far. */
  readonly planned: number;
}

const ADVANCE = `
update job_lanes l set planned = greatest(l.planned, c.planned)
from json_to_recordset($1::json) as c(job_id text, region text, model_id text, planned bigint)
where l.job_id = c.job_id and l.region = c.region and l.model_id = c.model_id`;

/** Moves cursors forward, never back. Only the holder of the planning lock may. */
export async function advanceLanes(
  em: EntityManager,
  cursors: readonly LaneCursor[],
): Promise<void> {
  if (cursors.length > 0) await runStatement(em, ADVANCE, [JSON.stringify(cursors)]);
}
