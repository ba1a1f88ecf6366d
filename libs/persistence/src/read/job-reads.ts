import type { JobStatus, LaneStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from './sql.js';
import { runStatement } from '../statement.js';

/** A job's status, and how far its executions are. */
export interface JobState {
  readonly status: JobStatus;
  /** Largest execution id so far, 0 when there is none: it grows with each row that is inserted. */
  readonly newest: number;
}

/** Reads a job's state without its specification; null when there is no such job. */
export async function readJobState(em: EntityManager, jobId: string): Promise<JobState | null> {
  const [row] = await runStatement<JobState>(
    em,
    `select status, coalesce((select max(id) from executions where job_id = jobs.id), 0)::float8 as newest
     from jobs where id = $1`,
    [jobId],
  );
  return row ?? null;
}

/** How far one lane of a job is. Counts are cells. */
export interface LaneState {
  readonly region: string;
  readonly modelId: string;
  readonly expected: number;
  readonly planned: number;
  readonly recorded: number;
  readonly completed: number;
  readonly refused: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Those among the recorded whose evidence contradicts the lane: in no rate. */
  readonly quarantined: number;
  /** What its calls have cost, in nanodollars, and how much of it is estimated. */
  readonly spent: number;
  readonly spentEstimated: number;
}

/** The lanes of a job in its own order, each with its counters. Empty when there is no such job. */
export async function readLanes(em: EntityManager, jobId: string): Promise<LaneState[]> {
  return runStatement<LaneState>(
    em,
    `select ${LANE_COUNTERS} from ${LANES_OF_JOB} where l.job_id = $1 order by l.position`,
    [jobId],
  );
}

const LANE_COUNTERS = `l.region, l.model_id as "modelId", l.cells::float8 as expected, l.planned::float8 as planned,
  coalesce(p.recorded, 0)::float8 as recorded, coalesce(p.completed, 0)::float8 as completed,
  coalesce(p.refused, 0)::float8 as refused, coalesce(p.failed, 0)::float8 as failed,
  coalesce(p.cancelled, 0)::float8 as cancelled, coalesce(p.quarantined, 0)::float8 as quarantined,
  coalesce(p.spent_nano_usd, 0)::float8 as spent, coalesce(p.spent_estimated_nano_usd, 0)::float8 as "spentEstimated"`;

const LANES_OF_JOB = 'job_lanes l left join job_lane_progress p using (job_id, region, model_id)';

/** A lane of a job with what holds it up. Times are ISO 8601. */
export interface LaneProgressState extends LaneState {
  /** Retries that wait to be handed out, and those handed out and not recorded. */
  readonly retriesWaiting: number;
  readonly retriesPlanned: number;
  /** Why the lane's missing cells are being closed; null while it is served. */
  readonly closingCode: string | null;
  /** The (region, model) over all jobs; null until a planner or an operator has touched it. */
  readonly laneStatus: LaneStatus | null;
  readonly laneLimit: number | null;
  readonly waitingReason: string | null;
  readonly waitingUntil: string | null;
  readonly lanePausedAt: string | null;
}

const LANE_PROGRESS = `
select ${LANE_COUNTERS}, coalesce(r.waiting, 0)::float8 as "retriesWaiting",
  coalesce(r.planned, 0)::float8 as "retriesPlanned", l.closing_code as "closingCode",
  s.status as "laneStatus", s."limit" as "laneLimit", s.reason as "waitingReason",
  ${isoText('s.until')} as "waitingUntil", ${isoText('s.paused_at')} as "lanePausedAt"
from ${LANES_OF_JOB}
left join lanes s on s.region = l.region and s.model_id = l.model_id
left join (
  select region, model_id, count(*) filter (where state = 'waiting') as waiting,
    count(*) filter (where state = 'planned') as planned
  from cell_rounds where job_id = $1 and state in ('waiting', 'planned') group by 1, 2
) r on r.region = l.region and r.model_id = l.model_id
where l.job_id = $1 order by l.position`;

/** The lanes of a job in its own order, each with its counters and with what holds it up. */
export async function readLaneProgress(
  em: EntityManager,
  jobId: string,
): Promise<LaneProgressState[]> {
  return runStatement<LaneProgressState>(em, LANE_PROGRESS, [jobId]);
}

const NOT_ASKED = `
select region, model_id as "modelId", count(*)::float8 as cells from executions
where job_id = $1 and error_code = 'max_cost' group by 1, 2 order by 1, 2`;

/** Cells of a lane that were not asked because the job had reached its cost limit. */
export interface NotAsked {
  readonly region: string;
  readonly modelId: string;
  readonly cells: number;
}

/** What a job did not ask because it had reached its cost limit; lanes that asked all are left out. */
export async function readNotAsked(em: EntityManager, jobId: string): Promise<NotAsked[]> {
  return runStatement<NotAsked>(em, NOT_ASKED, [jobId]);
}
