import type { JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RunFailure, SeriesWebhook } from '../entities/index.js';
import { runStatement } from '../statement.js';

/** A run whose job has ended, and of which nothing has been said yet. */
export interface EndedRun {
  readonly seriesId: string;
  readonly number: number;
  readonly jobId: string;
  readonly jobStatus: JobStatus;
}

// Of each series the first run of which nothing is said: looks are taken in the order of the runs.
const FIND = `
select r."seriesId", r.number, r."jobId", j.status as "jobStatus" from (
  select distinct on (series_id) series_id as "seriesId", number, job_id as "jobId" from series_runs
  where looked_at is null order by series_id, number
) r join jobs j on j.id = r."jobId"
where j.status in ('completed', 'partial', 'failed', 'cancelled') order by j.completed_at limit $1`;

/** Runs that are to be looked at now, one of each series at most. */
export async function findEndedRuns(em: EntityManager, most: number): Promise<EndedRun[]> {
  return runStatement<EndedRun>(em, FIND, [most]);
}

const LOCK = `select number from series_runs where series_id = $1 and number = $2 and looked_at is null for update skip locked`;

/** Locks a run until the transaction ends; false when somebody else looks at it, or has. */
export async function lockRun(
  em: EntityManager,
  { seriesId, number }: Pick<EndedRun, 'seriesId' | 'number'>,
): Promise<boolean> {
  return (await runStatement(em, LOCK, [seriesId, number])).length === 1;
}

/** What a look needs to know of its series. */
export interface WatchedSeries {
  readonly id: string;
  readonly name: string;
  readonly alpha: number;
  readonly maxRuns: number | null;
  readonly webhook: SeriesWebhook | null;
}

const SERIES = `select id, name, alpha, max_runs as "maxRuns", webhook from series where id = $1`;

/** Null when it was deleted meanwhile. */
export async function readWatchedSeries(
  em: EntityManager,
  id: string,
): Promise<WatchedSeries | null> {
  const [row] = await runStatement<WatchedSeries>(em, SERIES, [id]);
  return row ?? null;
}

/** A run that was looked at. */
export interface LookedRun {
  readonly number: number;
  readonly jobId: string;
  readonly look: Readonly<Record<string, unknown>>;
}

const LOOKED =
  'select number, job_id as "jobId", look from series_runs where series_id = $1 and look is not null';
const FIRST = `${LOOKED} order by number limit 1`;
const LAST = `select * from (${LOOKED} order by number desc limit $2) latest order by number`;

/** The first run that was looked at, and the last ones, oldest first. */
export async function readLookedRuns(
  em: EntityManager,
  seriesId: string,
  most: number,
): Promise<{ readonly first: LookedRun | null; readonly last: readonly LookedRun[] }> {
  const [first = null] = await runStatement<LookedRun>(em, FIRST, [seriesId]);
  return { first, last: await runStatement<LookedRun>(em, LAST, [seriesId, most]) };
}

const SAVE = `update series_runs set look = $3::jsonb, failure = $4, looked_at = clock_timestamp()
where series_id = $1 and number = $2`;

/** Writes what is said of a run that is locked: a look, or why there is none. */
export async function saveLook(
  em: EntityManager,
  { seriesId, number }: Pick<EndedRun, 'seriesId' | 'number'>,
  said: { readonly look: object } | { readonly failure: RunFailure },
): Promise<void> {
  const look = 'look' in said ? JSON.stringify(said.look) : null;
  const failure = 'failure' in said ? said.failure : null;
  await runStatement(em, SAVE, [seriesId, number, look, failure]);
}

/** A series that has ended, all its runs looked at. */
export interface EndedSeries extends WatchedSeries {
  readonly endReason: string;
  readonly runs: number;
  /** The job of its last run; null where it had none. */
  readonly lastJobId: string | null;
}

const ENDED = `
update series s set end_told_at = clock_timestamp() where s.id in (
  select id from series where ended_at is not null and end_told_at is null
    and not exists (select 1 from series_runs r where r.series_id = series.id and r.looked_at is null)
  order by ended_at limit $1 for update skip locked
) returning s.id, s.name, s.alpha, s.max_runs as "maxRuns", s.webhook, s.end_reason as "endReason", s.runs,
  (select job_id from series_runs r where r.series_id = s.id and r.job_id is not null order by number desc limit 1) as "lastJobId"`;

/** Takes series whose end is still to be told: they are told once. */
export async function takeEndedSeries(em: EntityManager, most: number): Promise<EndedSeries[]> {
  return runStatement<EndedSeries>(em, ENDED, [most]);
}
