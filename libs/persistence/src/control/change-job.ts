import type { JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';

/** A job after a change. Times are ISO 8601. */
export interface ChangedJob {
  readonly status: JobStatus;
  readonly generation: number;
  readonly completedAt: string | null;
  readonly pausedAt: string | null;
  readonly deadlineAt: string | null;
}

/** A job that has just been cancelled. */
export interface CancelledJob extends ChangedJob {
  readonly completedAt: string;
}

/** A job that has just been paused. */
export interface PausedJob extends ChangedJob {
  readonly pausedAt: string;
}

/**
 * `clock_timestamp()`, because the lock on the row may have been waited for: the moment must not lie before changes that
 * were committed meanwhile. It lies before the commit, so that what is planned after a later change is always younger.
 */
const CHANGED = `returning status, generation, ${isoText('completed_at')} as "completedAt",
  ${isoText('paused_at')} as "pausedAt", ${isoText('deadline_at')} as "deadlineAt"`;

const TIMEOUT = `(spec -> 'constraints' ->> 'timeoutMs')::float8 * interval '1 millisecond'`;

const CANCEL = `update jobs set status = 'cancelled', completed_at = clock_timestamp(), paused_at = null,
  tasks_purged_at = null where id = $1 ${CHANGED}`;

const PAUSE = `update jobs set paused_at = clock_timestamp(), tasks_purged_at = null where id = $1 ${CHANGED}`;

// A job that was paused before it was started lost no time until then.
const RESUME = `update jobs set paused_at = null, tasks_purged_at = null, reconcile_asked_at = clock_timestamp(),
  deadline_at = deadline_at + (clock_timestamp() - greatest(paused_at, started_at)) where id = $1 ${CHANGED}`;

// A queued job is started, and gets its deadline, by the planner. A paused one gets its whole time when it is resumed.
const REOPEN = `update jobs set
  status = case when status = 'queued' then 'queued' else 'running' end,
  started_at = case when status = 'queued' then null else coalesce(started_at, clock_timestamp()) end,
  deadline_at = case when status = 'queued' then null
    else coalesce(paused_at, clock_timestamp()) + ${TIMEOUT} end,
  completed_at = null, swept_at = null, tasks_purged_at = null, archived_at = null,
  generation = generation + case when $1::boolean or status not in ('queued', 'running') then 1 else 0 end
where id = $2 ${CHANGED}`;

const OPEN_LANES = `update job_lanes set closing_code = null, closing_at = null
where job_id = $1 and closing_code is not null`;

/** Ends a job as cancelled. Its row must be locked. */
export async function cancelJobRow(em: EntityManager, jobId: string): Promise<CancelledJob> {
  return change<CancelledJob>(em, CANCEL, [jobId]);
}

/** Stops a job's clock. Its row must be locked. */
export async function pauseJobRow(em: EntityManager, jobId: string): Promise<PausedJob> {
  return change<PausedJob>(em, PAUSE, [jobId]);
}

/** Lets a job's clock go on; the time that it stood is added to the deadline. Its row must be locked. */
export async function resumeJobRow(em: EntityManager, jobId: string): Promise<ChangedJob> {
  return change(em, RESUME, [jobId]);
}

/**
 * Gives a job its whole time again, from now; one that had ended is opened again. Its row must be locked.
 * @param cells whether cells were added: planners that remember the job must read it again, even when it runs.
 */
export async function reopenJobRow(
  em: EntityManager,
  jobId: string,
  { cells }: { readonly cells: boolean },
): Promise<ChangedJob> {
  const changed = await change(em, REOPEN, [cells, jobId]);
  await runStatement(em, OPEN_LANES, [jobId]);
  return changed;
}

/**
 * The lock on the row is held while the clock is read: whatever lets the job go on comes later, and what it plans is younger.
 */
const AFTER_STOP = `
with stopped as materialized (
  select id from jobs where id = $1 and (status = 'cancelled' or paused_at is not null) for share
)
select ${isoText('clock_timestamp()')} as moment from stopped`;

/**
 * A moment, ISO 8601 by the database's clock, after the commit of a cancellation or a pause and before any later change that lets the
 * job go on: all that a planner can have planned without knowing of it is older. Null when the job goes on already.
 */
export async function momentAfterStop(em: EntityManager, jobId: string): Promise<string | null> {
  const [row] = await runStatement<{ moment: string }>(em, AFTER_STOP, [jobId]);
  return row?.moment ?? null;
}

async function change<Changed extends ChangedJob = ChangedJob>(
  em: EntityManager,
  sql: string,
  values: readonly unknown[],
): Promise<Changed> {
  const [row] = await runStatement<Changed>(em, sql, values);
  if (row === undefined) throw new Error('the job that was locked is gone');
  return row;
}
