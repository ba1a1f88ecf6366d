import type { JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type {
  RunFailure,
  Series,
  SeriesEnd,
  SeriesStatus,
  SeriesWebhook,
} from '../entities/index.js';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';

/** A series without its specification. Times are ISO 8601. */
export interface SeriesSummary extends Pick<
  Series,
  | 'id'
  | 'project'
  | 'name'
  | 'cron'
  | 'timeZone'
  | 'missed'
  | 'overlap'
  | 'runs'
  | 'cells'
  | 'alpha'
> {
  readonly status: SeriesStatus;
  readonly maxRuns: number | null;
  readonly skippedMissed: number;
  readonly skippedOverlap: number;
  readonly endReason: SeriesEnd | null;
  readonly webhook: SeriesWebhook | null;
  readonly models: readonly string[];
  readonly regions: readonly string[];
  readonly endsAt: string | null;
  readonly createdAt: string;
  readonly nextDueAt: string | null;
  readonly queuedDueAt: string | null;
  readonly lastSkippedAt: string | null;
  readonly pausedAt: string | null;
  readonly endedAt: string | null;
  /** Number of the last run at which a change was found; null for none. */
  readonly lastChangeRun: number | null;
  readonly changes: number;
  readonly runningJobId: string | null;
  /** Messages that were given up. */
  readonly deadDeliveries: number;
  readonly createdMicros: string;
}

const SERIES = `
select s.id, s.project, s.name, s.status, s.cron, s.time_zone as "timeZone", s.missed, s.overlap, s.runs, s.max_runs as "maxRuns",
  s.cells::float8 as cells, s.alpha, s.webhook, s.skipped_missed as "skippedMissed", s.skipped_overlap as "skippedOverlap",
  s.end_reason as "endReason",
  array(select l.value ->> 'model' from jsonb_array_elements(s.lanes) with ordinality l group by 1 order by min(l.ordinality)) as models,
  array(select l.value ->> 'region' from jsonb_array_elements(s.lanes) with ordinality l group by 1 order by min(l.ordinality)) as regions,
  ${isoText('s.ends_at')} as "endsAt", ${isoText('s.created_at')} as "createdAt", ${isoText('s.next_due_at')} as "nextDueAt",
  ${isoText('s.queued_due_at')} as "queuedDueAt", ${isoText('s.last_skipped_at')} as "lastSkippedAt",
  ${isoText('s.paused_at')} as "pausedAt", ${isoText('s.ended_at')} as "endedAt",
  (select max(number) from series_runs r where r.series_id = s.id and r.look ->> 'conclusion' = 'change_found') as "lastChangeRun",
  (select count(*)::float8 from series_runs r where r.series_id = s.id and r.look ->> 'conclusion' = 'change_found') as changes,
  (select j.id from series_runs r join jobs j on j.id = r.job_id
   where r.series_id = s.id and j.status in ('queued', 'running') limit 1) as "runningJobId",
  (select count(*)::float8 from webhook_deliveries d where d.series_id = s.id and d.dead_at is not null) as "deadDeliveries",
  (extract(epoch from s.created_at) * 1000000)::bigint::text as "createdMicros"
from series s`;

/** Reads a series; null when there is none. */
export async function readSeries(em: EntityManager, id: string): Promise<SeriesSummary | null> {
  const [row] = await runStatement<SeriesSummary>(em, `${SERIES} where s.id = $1`, [id]);
  return row ?? null;
}

/** Which page of the list is read. */
export interface SeriesPage {
  readonly statuses: readonly SeriesStatus[] | null;
  /** Of these projects; null for all. */
  readonly projects: readonly string[] | null;
  /** The last one of the page before; null for the first page. */
  readonly after: { readonly createdMicros: string; readonly id: string } | null;
  readonly limit: number;
}

const PAGE = `${SERIES}
where ($1::text[] is null or s.status = any($1))
  and ($2::float8 is null or (s.created_at, s.id) < (timestamptz 'epoch' + $2::float8 * interval '1 microsecond', $3))
  and ($5::text[] is null or s.project = any($5))
order by s.created_at desc, s.id desc limit $4`;

/** A page of series, newest first. */
export async function readSeriesPage(
  em: EntityManager,
  { statuses, projects, after, limit }: SeriesPage,
): Promise<SeriesSummary[]> {
  const place = [after === null ? null : Number(after.createdMicros), after?.id ?? null];
  return runStatement<SeriesSummary>(em, PAGE, [statuses, ...place, limit, projects]);
}

/** A run of a series. Times are ISO 8601. */
export interface SeriesRunRow {
  readonly number: number;
  readonly dueAt: string;
  readonly startedAt: string;
  readonly jobId: string | null;
  /** Of its job; null without one. */
  readonly jobStatus: JobStatus | null;
  readonly completedAt: string | null;
  readonly failure: RunFailure | null;
  readonly lookedAt: string | null;
  /** As it was written: see `SeriesLook` of libs/verdict. */
  readonly look: Readonly<Record<string, unknown>> | null;
}

const RUNS = `
select r.number, ${isoText('r.due_at')} as "dueAt", ${isoText('r.started_at')} as "startedAt", r.job_id as "jobId",
  j.status as "jobStatus", ${isoText('j.completed_at')} as "completedAt", r.failure, ${isoText('r.looked_at')} as "lookedAt", r.look
from series_runs r left join jobs j on j.id = r.job_id
where r.series_id = $1 and ($2::int is null or r.number < $2) order by r.number desc limit $3`;

/** Runs of a series, the last one first. */
export async function readSeriesRuns(
  em: EntityManager,
  id: string,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<SeriesRunRow[]> {
  return runStatement<SeriesRunRow>(em, RUNS, [id, before ?? null, limit]);
}
