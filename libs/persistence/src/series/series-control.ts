import type { EntityManager } from '@mikro-orm/postgresql';
import type { Series, SeriesRegistration, SeriesStatus } from '../entities/index.js';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';

/** A series that is made. */
export interface NewSeries extends Pick<
  Series,
  | 'id'
  | 'name'
  | 'systemPrompts'
  | 'lanes'
  | 'cells'
  | 'cron'
  | 'timeZone'
  | 'missed'
  | 'overlap'
  | 'maxRuns'
  | 'endsAt'
  | 'alpha'
  | 'webhook'
> {
  /** What its runs are registered with. @default null, for runs without a registration */
  readonly registration?: SeriesRegistration | null;
  readonly project: string;
  /** The specification as JSON in UTF-8, as that of a job. */
  readonly specJson: Uint8Array;
  readonly nextDueAt: Date;
}

const INSERT = `insert into series
  (id, name, status, spec, system_prompts, lanes, cells, cron, time_zone, missed, overlap, max_runs, ends_at, alpha, webhook, next_due_at, project, registration)
values ($1, $2, 'active', convert_from($3::bytea, 'UTF8')::jsonb, $4::jsonb, $5::jsonb, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb, $15, $16, $17::jsonb)
on conflict (id) do nothing returning id`;

/** Stores a series; false when its id is taken. */
export async function insertSeries(em: EntityManager, series: NewSeries): Promise<boolean> {
  const { id, project, name, specJson, systemPrompts, lanes, cells, webhook } = series;
  const { cron, timeZone, missed, overlap, maxRuns, endsAt, alpha, nextDueAt } = series;
  const made = [id, name, specJson, JSON.stringify(systemPrompts), JSON.stringify(lanes), cells];
  const schedule = [cron, timeZone, missed, overlap, maxRuns, endsAt, alpha];
  const told = webhook === null || webhook === undefined ? null : JSON.stringify(webhook);
  const registered = series.registration == null ? null : JSON.stringify(series.registration);
  const values = [...made, ...schedule, told, nextDueAt, project, registered];
  return (await runStatement(em, INSERT, values)).length === 1;
}

/** A series whose row is locked until the transaction ends. */
export interface LockedSeries extends Pick<
  Series,
  'id' | 'project' | 'cron' | 'timeZone' | 'runs'
> {
  readonly status: SeriesStatus;
  /** Whether a run waits to be started. */
  readonly isQueued: boolean;
  /** A job of it that has not ended; null for none. */
  readonly runningJobId: string | null;
}

const LOCK = 'select id from series where id = $1 for update';
const READ = `
select id, project, status, cron, time_zone as "timeZone", runs, queued_due_at is not null as "isQueued",
  (select j.id from series_runs r join jobs j on j.id = r.job_id
   where r.series_id = s.id and j.status in ('queued', 'running') limit 1) as "runningJobId"
from series s where id = $1`;

/** Locks a series for a change; null when there is none. */
export async function lockSeries(em: EntityManager, id: string): Promise<LockedSeries | null> {
  await runStatement(em, LOCK, [id]);
  const [row] = await runStatement<LockedSeries>(em, READ, [id]);
  return row ?? null;
}

const PAUSE = `update series set status = 'paused', paused_at = clock_timestamp(), next_due_at = null, queued_due_at = null
where id = $1`;
const RESUME = `update series set status = 'active', paused_at = null, next_due_at = $2 where id = $1`;
const QUEUE = `update series set queued_due_at = clock_timestamp() where id = $1 returning ${isoText('queued_due_at')} as "dueAt"`;

/** Stops the clock of a series that is locked; a run that waits is given up. */
export async function pauseSeriesRow(em: EntityManager, id: string): Promise<void> {
  await runStatement(em, PAUSE, [id]);
}

/** Lets a series that is locked go on with its next moment. */
export async function resumeSeriesRow(
  em: EntityManager,
  id: string,
  nextDueAt: Date | null,
): Promise<void> {
  await runStatement(em, RESUME, [id, nextDueAt]);
}

/** Asks for a run of a series that is locked as soon as possible; the moment that it is due, ISO 8601. */
export async function queueSeriesRun(em: EntityManager, id: string): Promise<string> {
  const [row] = await runStatement<{ dueAt: string }>(em, QUEUE, [id]);
  if (row === undefined) throw new Error('the series that was locked is gone');
  return row.dueAt;
}

/** Forgets a series that is locked, with its runs and what is owed to its webhook. Its jobs stay. */
export async function deleteSeriesRow(em: EntityManager, id: string): Promise<void> {
  await runStatement(em, 'delete from webhook_deliveries where series_id = $1', [id]);
  await runStatement(em, 'delete from series_runs where series_id = $1', [id]);
  await runStatement(em, 'delete from series where id = $1', [id]);
}
