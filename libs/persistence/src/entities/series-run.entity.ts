import { defineEntity, p } from '@mikro-orm/core';

/** Why a run is not looked at. */
export const RUN_FAILURES = ['id_taken', 'job_failed', 'job_cancelled', 'not_comparable'] as const;
export type RunFailure = (typeof RUN_FAILURES)[number];

const SeriesRunSchema = defineEntity({
  name: 'SeriesRun',
  tableName: 'series_runs',
  properties: {
    seriesId: p.string().length(100).primary(),
    /** From 1. */
    number: p.integer().primary(),
    /** The moment that it was due. One run for each, whoever starts it. */
    dueAt: p.datetime(6),
    startedAt: p.datetime(6).defaultRaw('now()'),
    /** Null where its id was another job's. */
    jobId: p.string().length(128).nullable(),
    failure: p.enum(RUN_FAILURES).nullable(),
    /** What was said of it when it had ended. Written once: a look spends its share of alpha. */
    look: p.json<Readonly<Record<string, unknown>>>().nullable(),
    lookedAt: p.datetime(6).nullable(),
  },
  uniques: [{ name: 'idx_series_runs_due', properties: ['seriesId', 'dueAt'] }],
  indexes: [
    {
      name: 'idx_series_runs_unlooked',
      expression: `create index "idx_series_runs_unlooked" on "series_runs" ("series_id", "number") where "looked_at" is null`,
    },
  ],
});

/** A run of a series: an ordinary job, and what a look at it came to. */
export class SeriesRun extends SeriesRunSchema.class {}
SeriesRunSchema.setClass(SeriesRun);
export { SeriesRunSchema };
