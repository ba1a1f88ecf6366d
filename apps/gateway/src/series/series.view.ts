import { JOB_STATUSES } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import { RUN_FAILURES, SERIES_ENDS, SERIES_STATUSES, WEBHOOK_EVENTS } from '@beacon/persistence';
import type {
  DeliveryRow,
  RunFailure,
  SeriesEnd,
  SeriesRunRow,
  SeriesStatus,
  SeriesSummary,
  WebhookEvent,
} from '@beacon/persistence';
import { MISSED_POLICIES, OVERLAP_POLICIES } from '@beacon/schedule';
import type { MissedPolicy, OverlapPolicy } from '@beacon/schedule';
import { ApiProperty } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { PageView } from '../http/openapi/page.view.js';
import {
  INTEGER,
  NULLABLE_INTEGER,
  NULLABLE_TEXT,
  NULLABLE_TIME,
  TIME,
} from '../http/openapi/schemas.js';
import { SERIES_LOOK_SCHEMA } from './series-look.schema.js';

/** Where a series tells what happens. */
export class SeriesWebhookView {
  @ApiProperty()
  readonly url!: string;

  @ApiProperty({ description: "Name of the gateway's variable that holds the secret." })
  readonly secret_env!: string;

  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true })
  readonly events!: readonly WebhookEvent[];

  @ApiProperty({ ...INTEGER, description: 'Messages that were given up.' })
  readonly dead!: number;
}

/** What was left out of the schedule. */
export class SkippedRunsView {
  @ApiProperty({ ...INTEGER, description: 'Due while no planner ran.' })
  readonly missed!: number;

  @ApiProperty({ ...INTEGER, description: 'Due while the run before went on.' })
  readonly overlap!: number;

  @ApiProperty(NULLABLE_TIME)
  readonly last_at!: string | null;
}

/** A series. */
export class SeriesView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ enum: SERIES_STATUSES })
  readonly status!: SeriesStatus;

  @ApiProperty()
  readonly cron!: string;

  @ApiProperty()
  readonly time_zone!: string;

  @ApiProperty({ enum: MISSED_POLICIES })
  readonly missed!: MissedPolicy;

  @ApiProperty({ enum: OVERLAP_POLICIES })
  readonly overlap!: OverlapPolicy;

  @ApiProperty(NULLABLE_INTEGER)
  readonly max_runs!: number | null;

  @ApiProperty(NULLABLE_TIME)
  readonly ends_at!: string | null;

  @ApiProperty({ description: 'Chance of any wrong claim over all runs.' })
  readonly alpha!: number;

  @ApiProperty({ type: [String], description: 'Of each run.' })
  readonly models!: readonly string[];

  @ApiProperty({ type: [String], description: 'Of each run.' })
  readonly regions!: readonly string[];

  @ApiProperty({ ...INTEGER, description: 'Executions of each run.' })
  readonly expected_executions!: number;

  @ApiProperty({ ...INTEGER, description: 'So far; the number of the last one.' })
  readonly runs!: number;

  @ApiProperty({ ...INTEGER, description: 'Runs at which a change was found.' })
  readonly changes_found!: number;

  @ApiProperty({ ...NULLABLE_INTEGER, description: 'The last of them.' })
  readonly last_change_run!: number | null;

  @ApiProperty({ type: SkippedRunsView })
  readonly skipped!: SkippedRunsView;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The job of the run that goes on.' })
  readonly running_job_id!: string | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Null while it is paused, and when it has ended.' })
  readonly next_due_at!: string | null;

  @ApiProperty({
    ...NULLABLE_TIME,
    description: 'Of a run that is started as soon as the one before has ended.',
  })
  readonly waiting_since!: string | null;

  @ApiProperty(TIME)
  readonly created_at!: string;

  @ApiProperty(NULLABLE_TIME)
  readonly paused_at!: string | null;

  @ApiProperty(NULLABLE_TIME)
  readonly ended_at!: string | null;

  @ApiProperty({ type: 'string', enum: [...SERIES_ENDS, null], nullable: true })
  readonly end_reason!: SeriesEnd | null;

  @ApiProperty({ type: SeriesWebhookView, nullable: true })
  readonly webhook!: SeriesWebhookView | null;
}

/** A page of series. */
export class SeriesListView extends PageView {
  @ApiProperty({ type: [SeriesView], description: 'Newest first.' })
  readonly series!: readonly SeriesView[];
}

/** A run of a series. */
export class SeriesRunView {
  @ApiProperty(INTEGER)
  readonly number!: number;

  @ApiProperty(TIME)
  readonly due_at!: string;

  @ApiProperty(TIME)
  readonly started_at!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Null where its id was that of another job.' })
  readonly job_id!: string | null;

  @ApiProperty({ type: 'string', enum: [...JOB_STATUSES, null], nullable: true })
  readonly status!: JobStatus | null;

  @ApiProperty(NULLABLE_TIME)
  readonly completed_at!: string | null;

  @ApiProperty({
    type: 'string',
    enum: [...RUN_FAILURES, null],
    nullable: true,
    description: 'Why it was not looked at.',
  })
  readonly failure!: RunFailure | null;

  @ApiProperty(NULLABLE_TIME)
  readonly looked_at!: string | null;

  @ApiProperty({
    ...SERIES_LOOK_SCHEMA,
    nullable: true,
    description:
      'What was said of it when it had ended; null until then. It is not said again when outcomes are corrected later: `GET /api/v1/jobs/{id}/comparison` is.',
  } as ApiPropertyOptions)
  readonly look!: Readonly<Record<string, unknown>> | null;
}

/** A page of runs. */
export class SeriesRunsView extends PageView {
  @ApiProperty({ type: [SeriesRunView], description: 'The last one first.' })
  readonly runs!: readonly SeriesRunView[];
}

const DELIVERY_STATES = ['waiting', 'delivered', 'dead'] as const;

/** A message to a webhook. */
export class DeliveryView {
  @ApiProperty({ description: 'Sent as `webhook-id`, the same at every try.' })
  readonly message_id!: string;

  @ApiProperty({ enum: WEBHOOK_EVENTS })
  readonly type!: string;

  @ApiProperty({ enum: DELIVERY_STATES })
  readonly state!: (typeof DELIVERY_STATES)[number];

  @ApiProperty(TIME)
  readonly created_at!: string;

  @ApiProperty(INTEGER)
  readonly attempts!: number;

  @ApiProperty(NULLABLE_TIME)
  readonly next_attempt_at!: string | null;

  @ApiProperty(NULLABLE_TIME)
  readonly delivered_at!: string | null;

  @ApiProperty({ ...NULLABLE_INTEGER, description: 'HTTP status of the last answer.' })
  readonly last_status!: number | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why the last try failed.' })
  readonly last_error!: string | null;
}

/** A page of messages. */
export class DeliveriesView extends PageView {
  @ApiProperty({ type: [DeliveryView], description: 'The newest first.' })
  readonly deliveries!: readonly DeliveryView[];
}

/** A series that is gone. */
export class DeletedSeriesView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ type: 'boolean', enum: [true] })
  readonly deleted!: true;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'A job of it that still goes on.' })
  readonly running_job_id!: string | null;
}

export function toSeriesView(series: SeriesSummary): SeriesView {
  const { skippedMissed, skippedOverlap, lastSkippedAt, webhook } = series;
  return {
    id: series.id,
    name: series.name,
    status: series.status,
    cron: series.cron,
    time_zone: series.timeZone,
    missed: series.missed,
    overlap: series.overlap,
    max_runs: series.maxRuns,
    ends_at: series.endsAt,
    alpha: series.alpha,
    models: series.models,
    regions: series.regions,
    expected_executions: series.cells,
    runs: series.runs,
    changes_found: series.changes,
    last_change_run: series.lastChangeRun,
    skipped: { missed: skippedMissed, overlap: skippedOverlap, last_at: lastSkippedAt },
    running_job_id: series.runningJobId,
    next_due_at: series.nextDueAt,
    waiting_since: series.queuedDueAt,
    created_at: series.createdAt,
    paused_at: series.pausedAt,
    ended_at: series.endedAt,
    end_reason: series.endReason,
    webhook:
      webhook === null
        ? null
        : {
            url: webhook.url,
            secret_env: webhook.secretEnv,
            events: webhook.events,
            dead: series.deadDeliveries,
          },
  };
}

export function toRunView(run: SeriesRunRow): SeriesRunView {
  return {
    number: run.number,
    due_at: run.dueAt,
    started_at: run.startedAt,
    job_id: run.jobId,
    status: run.jobStatus,
    completed_at: run.completedAt,
    failure: run.failure,
    looked_at: run.lookedAt,
    look: run.look,
  };
}

export function toDeliveryView(row: DeliveryRow): DeliveryView {
  const { deliveredAt, deadAt } = row;
  return {
    message_id: row.messageId,
    type: row.type,
    state: deliveredAt !== null ? 'delivered' : deadAt !== null ? 'dead' : 'waiting',
    created_at: row.createdAt,
    attempts: row.attempts,
    next_attempt_at: row.nextAttemptAt,
    delivered_at: deliveredAt,
    last_status: row.lastStatus,
    last_error: row.lastError,
  };
}
