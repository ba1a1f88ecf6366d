import type { JobLane, JobSpec } from '@beacon/domain';
import type { AnalysisPlan, RegisteredFacts } from '@beacon/signing';
import { defineEntity, p } from '@mikro-orm/core';

export const SERIES_STATUSES = ['active', 'paused', 'ended'] as const;
export type SeriesStatus = (typeof SERIES_STATUSES)[number];

/** Why a series has ended. */
export const SERIES_ENDS = ['max_runs', 'ends_at', 'no_further_moment'] as const;
export type SeriesEnd = (typeof SERIES_ENDS)[number];

/** What a webhook is told of. */
export const WEBHOOK_EVENTS = [
  'series.change_found',
  'series.run_ended',
  'series.run_failed',
  'series.ended',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Where a series tells what happens. The secret is not stored: the name of its variable is. */
export interface SeriesWebhook {
  readonly url: string;
  readonly secretEnv: string;
  readonly events: readonly WebhookEvent[];
}

/** What each run of a series is registered with. */
export interface SeriesRegistration {
  readonly facts: RegisteredFacts;
  readonly analysis: AnalysisPlan;
}

const SeriesSchema = defineEntity({
  name: 'Series',
  tableName: 'series',
  properties: {
    /** Its runs are the jobs `<id>-run-<number>`. */
    id: p.string().length(100).primary(),
    /** Whose it is; its jobs are theirs too. */
    project: p.string().length(40).default('default'),
    name: p.string().length(200),
    status: p.enum(SERIES_STATUSES),
    /** As that of a job, with its order: every run asks the same in the same order. */
    spec: p.json<JobSpec>(),
    systemPrompts: p.json<Readonly<Record<string, string | null>>>(),
    /** Lanes of each run. */
    lanes: p.json<readonly JobLane[]>(),
    /** Cells of each run. */
    cells: p.bigint('number'),
    cron: p.string().length(200),
    timeZone: p.string().length(60),
    missed: p.enum(['run_once', 'skip'] as const),
    overlap: p.enum(['skip', 'queue'] as const),
    /** Runs after which it ends; null for none. */
    maxRuns: p.integer().nullable(),
    /** Nothing is due after this moment. */
    endsAt: p.datetime(6).nullable(),
    /** Chance of any wrong claim over all its runs. */
    alpha: p.double().$type<number>(),
    webhook: p.json<SeriesWebhook>().nullable(),
    /** Null of a series from before registrations were kept: its runs have none. */
    registration: p.json<SeriesRegistration>().nullable(),
    createdAt: p.datetime(6).defaultRaw('now()'),
    /** Null while it is paused or ended. */
    nextDueAt: p.datetime(6).nullable(),
    /** The moment of a run that waits for the end of the one before, or that somebody asked for. */
    queuedDueAt: p.datetime(6).nullable(),
    /** Runs so far; also the number of the last one. */
    runs: p.integer().default(0),
    skippedMissed: p.integer().default(0),
    skippedOverlap: p.integer().default(0),
    lastSkippedAt: p.datetime(6).nullable(),
    pausedAt: p.datetime(6).nullable(),
    endedAt: p.datetime(6).nullable(),
    endReason: p.enum(SERIES_ENDS).nullable(),
    /** When its end was told to the webhook, or found to be nobody's business; null until then. */
    endToldAt: p.datetime(6).nullable(),
  },
  indexes: [
    { name: 'idx_series_created', properties: ['createdAt', 'id'] },
    {
      name: 'idx_series_due',
      expression: `create index "idx_series_due" on "series" ("next_due_at") where "next_due_at" is not null`,
    },
    {
      name: 'idx_series_queued',
      expression: `create index "idx_series_queued" on "series" ("id") where "queued_due_at" is not null`,
    },
    {
      name: 'idx_series_end_untold',
      expression: `create index "idx_series_end_untold" on "series" ("id") where "ended_at" is not null and "end_told_at" is null`,
    },
  ],
});

/** The same job, run again and again on a schedule. */
export class Series extends SeriesSchema.class {}
SeriesSchema.setClass(Series);
export { SeriesSchema };
