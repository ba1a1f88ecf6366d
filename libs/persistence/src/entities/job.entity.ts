import { JOB_STATUSES } from '@beacon/domain';
import type { JobSpec } from '@beacon/domain';
import { defineEntity, p } from '@mikro-orm/core';

const JobSchema = defineEntity({
  name: 'Job',
  tableName: 'jobs',
  properties: {
    id: p.string().length(128).primary(),
    /** Whose it is. */
    project: p.string().length(40).default('default'),
    status: p.enum(JOB_STATUSES),
    /** Normalised when the job was accepted; changed only by an extension, which adds. */
    spec: p.json<JobSpec>(),
    /** The system prompt of each region as it was when the job was accepted; null where none is sent. */
    systemPrompts: p.json<Readonly<Record<string, string | null>>>(),
    /** How many executions the job comes to. */
    cells: p.bigint('number'),
    createdAt: p.datetime(6).defaultRaw('now()'),
    startedAt: p.datetime(6).nullable(),
    completedAt: p.datetime(6).nullable(),
    /** When the broker was told to forget the job's results; null until then. */
    sweptAt: p.datetime(6).nullable(),
    /** When missing cells become failed; null until it is started. */
    deadlineAt: p.datetime(6).nullable(),
    /** Set while the job is paused: nothing is planned, and the deadline waits. */
    pausedAt: p.datetime(6).nullable(),
    /** When the tasks of a paused or ended job were removed from the broker; null while they may be there. */
    tasksPurgedAt: p.datetime(6).nullable(),
    /** Set when tasks may have been lost on purpose, as by a pause: missing cells are looked for at once. */
    reconcileAskedAt: p.datetime(6).nullable(),
    /** 1, and one more each time that the job is opened again by a retry or an extension. */
    generation: p.integer().default(1),
    /** When it was put away: lists leave it out unless they are asked for. Null while it is not. */
    archivedAt: p.datetime(6).nullable(),
    /** The span of the request that submitted it, as W3C Trace Context writes it: its cells are traced under it. Null where none was recorded. */
    traceparent: p.string().length(55).nullable(),
    /** Of the benchmark. This and the next two are computed by the database, so that a list of jobs reads no specification. */
    name: p.text().nullable().generated(`(((spec -> 'benchmark'::text) ->> 'name'::text)) stored`),
    /** 0 for a job that asks its own prompt. */
    questionCount: p
      .integer()
      .nullable()
      .generated(`(jsonb_array_length((spec -> 'questions'::text))) stored`),
    repeats: p
      .bigint('number')
      .nullable()
      .generated(`(((spec ->> 'repeats'::text))::bigint) stored`),
    /** What its calls may cost in all, in nanodollars; null without a limit. Computed, too: the planner reads it in every pass. */
    maxCostNanoUsd: p
      .bigint('number')
      .nullable()
      .generated(`((((spec -> 'constraints'::text) ->> 'maxCostNanoUsd'::text))::bigint) stored`),
    /** For how many days its answers are kept after its end; null where the installation's default says it. Computed, too. */
    retentionDays: p
      .integer()
      .nullable()
      .generated(`(((spec ->> 'retentionDays'::text))::int) stored`),
  },
  indexes: [
    { name: 'idx_jobs_created', properties: ['createdAt', 'id'] },
    { name: 'idx_jobs_status', properties: ['status'] },
    { name: 'idx_jobs_project', properties: ['project', 'createdAt', 'id'] },
    {
      name: 'idx_jobs_archived',
      expression: `create index "idx_jobs_archived" on "jobs" ("created_at", "id") where "archived_at" is not null`,
    },
    {
      name: 'idx_jobs_at_rest_unpurged',
      expression: `create index "idx_jobs_at_rest_unpurged" on "jobs" (("status" in ('completed', 'partial', 'failed')), "id") where "tasks_purged_at" is null and ("status" in ('completed', 'partial', 'failed', 'cancelled') or "paused_at" is not null)`,
    },
    {
      name: 'idx_jobs_cancelled_unswept',
      expression: `create index "idx_jobs_cancelled_unswept" on "jobs" ("id") where "status" = 'cancelled' and "swept_at" is null`,
    },
    {
      name: 'idx_jobs_deadline',
      expression: `create index "idx_jobs_deadline" on "jobs" ("deadline_at") where "status" = 'running'`,
    },
  ],
});

/** A submitted job. */
export class Job extends JobSchema.class {}
JobSchema.setClass(Job);
export { JobSchema };
