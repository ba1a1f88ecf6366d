import type { JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from './sql.js';

/** A job in a listing. */
export interface JobSummary {
  readonly id: string;
  readonly status: JobStatus;
  /** ISO 8601, as are all times here. */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly expected: number;
  readonly recorded: number;
  /** Microseconds since 1970, as text: with the id it names the job's place in the listing exactly. */
  readonly createdMicros: string;
}

/** A place in the listing of jobs. */
export interface JobPlace {
  readonly createdMicros: string;
  readonly id: string;
}

/** A page of jobs, newest first, after a place. */
export async function readJobs(
  em: EntityManager,
  page: {
    readonly limit: number;
    readonly after: JobPlace | null;
    readonly status: JobStatus | null;
  },
): Promise<JobSummary[]> {
  const { after, status } = page;
  const conditions = [
    ...(status === null ? [] : ['status = ?']),
    ...(after === null
      ? []
      : [`(created_at, id) < (timestamptz 'epoch' + ? * interval '1 microsecond', ?)`]),
  ];
  const values = [
    ...(status === null ? [] : [status]),
    ...(after === null ? [] : [Number(after.createdMicros), after.id]),
  ];
  return em.execute<JobSummary[]>(
    `select j.id, j.status, j.cells::float8 as expected, coalesce(p.recorded, 0)::float8 as recorded,
       ${isoText('j.created_at')} as "createdAt", ${isoText('j.started_at')} as "startedAt",
       ${isoText('j.completed_at')} as "completedAt",
       (extract(epoch from j.created_at) * 1000000)::bigint::text as "createdMicros"
     from (
       select * from jobs ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
       order by created_at desc, id desc limit ?
     ) j
     left join lateral (
       select sum(recorded) as recorded from job_lane_progress where job_id = j.id
     ) p on true
     order by j.created_at desc, j.id desc`,
    [...values, page.limit],
  );
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
}

/** The lanes of a job in its own order, each with its counters. Empty when there is no such job. */
export async function readLanes(em: EntityManager, jobId: string): Promise<LaneState[]> {
  return em.execute<LaneState[]>(
    `select l.region, l.model_id as "modelId", l.cells::float8 as expected, l.planned::float8 as planned,
       coalesce(p.recorded, 0)::float8 as recorded, coalesce(p.completed, 0)::float8 as completed,
       coalesce(p.refused, 0)::float8 as refused, coalesce(p.failed, 0)::float8 as failed,
       coalesce(p.cancelled, 0)::float8 as cancelled
     from job_lanes l left join job_lane_progress p using (job_id, region, model_id)
     where l.job_id = ? order by l.position`,
    [jobId],
  );
}
