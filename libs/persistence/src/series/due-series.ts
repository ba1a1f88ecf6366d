import type { JobLane } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Series, SeriesEnd, SeriesRegistration } from '../entities/index.js';
import { runStatement } from '../statement.js';

/** A series of which something may be due. Its row is locked: nobody else decides over it meanwhile. */
export interface DueSeries extends Pick<
  Series,
  'id' | 'cron' | 'timeZone' | 'missed' | 'overlap' | 'runs' | 'cells'
> {
  readonly maxRuns: number | null;
  readonly nextDueAt: Date | null;
  readonly queuedDueAt: Date | null;
  readonly endsAt: Date | null;
  readonly lanes: readonly JobLane[];
  readonly registration: SeriesRegistration | null;
  /** Whether a job of it has not ended. */
  readonly isRunning: boolean;
}

const IS_DUE = '(next_due_at <= $1 or queued_due_at is not null)';
const FIND = `select id from series where ${IS_DUE} order by least(next_due_at, queued_due_at), id limit $2`;

/** Ids of series of which something is due at a moment, the longest due first. */
export async function findDueSeries(em: EntityManager, now: Date, most: number): Promise<string[]> {
  const rows = await runStatement<{ id: string }>(em, FIND, [now, most]);
  return rows.map(({ id }) => id);
}

// Skipped where another planner has it: that one does what is to be done.
const LOCK = `select id from series where id = $2 and ${IS_DUE} for update skip locked`;

// A statement of its own: what was committed while the lock was taken is seen by the next one only.
const READ = `
select id, cron, time_zone as "timeZone", missed, overlap, runs, max_runs as "maxRuns", cells::float8 as cells, lanes, registration,
  ${epoch('next_due_at')} as "nextDueAt", ${epoch('queued_due_at')} as "queuedDueAt", ${epoch('ends_at')} as "endsAt",
  exists (
    select 1 from series_runs r join jobs j on j.id = r.job_id
    where r.series_id = s.id and j.status in ('queued', 'running')
  ) as "isRunning"
from series s where id = $1`;

function epoch(column: string): string {
  return `(extract(epoch from ${column}) * 1000)::float8`;
}

type Times = 'nextDueAt' | 'queuedDueAt' | 'endsAt';
type ReadRow = Omit<DueSeries, Times> & Record<Times, number | null>;

/** Locks a series, until the transaction ends; null when nothing of it is due any more, or another planner has it. */
export async function lockDueSeries(
  em: EntityManager,
  id: string,
  now: Date,
): Promise<DueSeries | null> {
  if ((await runStatement(em, LOCK, [now, id])).length === 0) return null;
  const [row] = await runStatement<ReadRow>(em, READ, [id]);
  if (row === undefined) throw new Error('the series that was locked is gone');
  const { nextDueAt, queuedDueAt, endsAt, ...facts } = row;
  return {
    ...facts,
    nextDueAt: dateOf(nextDueAt),
    queuedDueAt: dateOf(queuedDueAt),
    endsAt: dateOf(endsAt),
  };
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

/** A run that begins. */
export interface NewRun {
  readonly seriesId: string;
  readonly number: number;
  readonly dueAt: Date;
  readonly jobId: string;
}

const CLAIM = `insert into series_runs (series_id, number, due_at, started_at) values ($1, $2, $3, clock_timestamp())
on conflict do nothing returning number`;

// The specification goes from row to row inside the database: that of a large job would take more memory than the planner has.
const INSERT_JOB = `insert into jobs (id, project, status, spec, system_prompts, cells, created_at)
select $1, project, 'queued', spec, system_prompts, cells, clock_timestamp() from series where id = $2
on conflict (id) do nothing returning id`;

const NAME_JOB = 'update series_runs set job_id = $3 where series_id = $1 and number = $2';
const FAIL = `update series_runs set failure = 'id_taken', looked_at = clock_timestamp() where series_id = $1 and number = $2`;

/** What became of the start of a run: `claimed` before is one of the same number or moment. */
export type StartedRun = 'started' | 'id_taken' | 'claimed';

/** Begins a run, in the transaction that holds the series: its row, and the job's without lanes. */
export async function insertRun(em: EntityManager, run: NewRun): Promise<StartedRun> {
  const { seriesId, number, dueAt, jobId } = run;
  if ((await runStatement(em, CLAIM, [seriesId, number, dueAt])).length === 0) return 'claimed';
  if ((await runStatement(em, INSERT_JOB, [jobId, seriesId])).length === 0) {
    await runStatement(em, FAIL, [seriesId, number]);
    return 'id_taken';
  }
  await runStatement(em, NAME_JOB, [seriesId, number, jobId]);
  return 'started';
}

/** A series after a decision. */
export interface SeriesProgress {
  readonly runs: number;
  readonly nextDueAt: Date | null;
  readonly queuedDueAt: Date | null;
  readonly skippedMissed: number;
  readonly skippedOverlap: number;
  readonly end: SeriesEnd | null;
}

const SAVE = `update series set runs = $2, next_due_at = case when $7::text is null then $3::timestamptz end,
  queued_due_at = case when $7::text is null then $4::timestamptz end,
  skipped_missed = skipped_missed + $5::int, skipped_overlap = skipped_overlap + $6::int,
  last_skipped_at = case when $5::int + $6::int > 0 then clock_timestamp() else last_skipped_at end,
  status = case when $7::text is null then status else 'ended' end, end_reason = $7,
  ended_at = case when $7::text is null then null else clock_timestamp() end
where id = $1`;

/** Writes what was decided over a series that is locked. */
export async function saveSeriesProgress(
  em: EntityManager,
  id: string,
  progress: SeriesProgress,
): Promise<void> {
  const { runs, nextDueAt, queuedDueAt, skippedMissed, skippedOverlap, end } = progress;
  const values = [id, runs, nextDueAt, queuedDueAt, skippedMissed, skippedOverlap, end];
  await runStatement(em, SAVE, values);
}
