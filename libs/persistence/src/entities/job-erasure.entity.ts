import { ERASURE_CAUSES } from '@beacon/domain';
import { defineEntity, p } from '@mikro-orm/core';

const JobErasureSchema = defineEntity({
  name: 'JobErasure',
  tableName: 'job_erasures',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    jobId: p.string().length(128),
    cause: p.enum(ERASURE_CAUSES),
    /** Who asked for it; of a policy, the service that applies it. */
    requestedBy: p.string().length(200),
    reason: p.string().length(1000).nullable(),
    /** Of the policy; null for a command. */
    retentionDays: p.integer().nullable(),
    requestedAt: p.datetime(6).defaultRaw('now()'),
    /** Executions up to this id are without texts. */
    erasedUpTo: p.bigint('number').default(0),
    /** Answers that were erased so far. */
    answers: p.bigint('number').default(0),
    /** When the last text was gone from the database and the broker; null until then. */
    erasedAt: p.datetime(6).nullable(),
    /** How often something of the job came after it: what came may hold texts. */
    late: p.bigint('number').default(0),
    /** Whether texts may be left: until the last is gone, and again when something of the job comes late. */
    isDue: p.boolean().default(true),
  },
  uniques: [{ name: 'idx_job_erasures_job', properties: ['jobId'] }],
  indexes: [
    {
      name: 'idx_job_erasures_due',
      expression: `create index "idx_job_erasures_due" on "job_erasures" ("id") where "is_due"`,
    },
  ],
});

/** The erasure of a job's answers. Asked for once, and never taken back. */
export class JobErasure extends JobErasureSchema.class {}
JobErasureSchema.setClass(JobErasure);
export { JobErasureSchema };
