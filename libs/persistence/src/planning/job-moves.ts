import type { EntityManager } from '@mikro-orm/postgresql';
import type { Job } from '../entities/job.entity.js';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';

/** A job that was started, with the moment in ISO 8601. */
export interface StartedJob {
  readonly id: string;
  readonly startedAt: string;
}

const START = `
update jobs set status = 'running', started_at = now(),
  deadline_at = now() + (spec -> 'constraints' ->> 'timeoutMs')::float8 * interval '1 millisecond'
where status = 'queued' and paused_at is null`;
const STARTED = `returning id, ${isoText('started_at')} as "startedAt"`;

/** Moves a job from queued to running, and sets its deadline; null when it is past that, or paused. */
export async function startJob(em: EntityManager, jobId: string): Promise<StartedJob | null> {
  const [started] = await runStatement<StartedJob>(em, `${START} and id = $1 ${STARTED}`, [jobId]);
  return started ?? null;
}

/** Starts jobs that are queued, oldest first: their commands may be lost, the rows are not. */
export async function startQueuedJobs(em: EntityManager, limit: number): Promise<StartedJob[]> {
  return runStatement<StartedJob>(
    em,
    `${START} and id in (select id from jobs where status = 'queued' and paused_at is null
       order by created_at limit $1 for update skip locked) ${STARTED}`,
    [limit],
  );
}

/** A running job whose row is locked. */
export interface RunningJob {
  readonly generation: number;
  readonly isPaused: boolean;
  /** Whether its deadline is over. */
  readonly isOverdue: boolean;
}

/**
 * Locks a running job's row until the transaction ends: no cell is recorded, and nobody cancels, retries or pauses it
 * meanwhile. Null when it does not run.
 */
export async function lockRunningJob(em: EntityManager, jobId: string): Promise<RunningJob | null> {
  const [job] = await runStatement<RunningJob>(
    em,
    `select generation, paused_at is not null as "isPaused",
       coalesce(deadline_at <= clock_timestamp(), false) as "isOverdue"
     from jobs where id = $1 and status = 'running' for update`,
    [jobId],
  );
  return job ?? null;
}

/** Which of its openings a job is in; see `Job`. @throws Error when there is no such job. */
export async function readGeneration(em: EntityManager, jobId: string): Promise<number> {
  const [row] = await runStatement<{ generation: number }>(
    em,
    'select generation from jobs where id = $1',
    [jobId],
  );
  if (row === undefined) throw new Error(`there is no job ${jobId}`);
  return row.generation;
}

const SMALL_JOBS = `
select id, spec, system_prompts as "systemPrompts", generation from jobs
where id = any($1::text[]) and pg_column_size(spec) <= $2`;

/** Specifications of those of some jobs whose specification is small, in bytes as it is stored. */
export async function readSmallJobs(
  em: EntityManager,
  jobIds: readonly string[],
  mostBytes: number,
): Promise<Pick<Job, 'id' | 'spec' | 'systemPrompts' | 'generation'>[]> {
  return runStatement(em, SMALL_JOBS, [jobIds, mostBytes]);
}
