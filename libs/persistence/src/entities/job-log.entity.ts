import { defineEntity, p } from '@mikro-orm/core';

const JobLogSchema = defineEntity({
  name: 'JobLog',
  tableName: 'job_logs',
  properties: {
    id: p.integer().primary().autoincrement(),
    jobId: p.string().length(128),
    /** Entries so far. */
    size: p.bigint('number').default(0),
    /** Roots of the tree's complete subtrees, the largest first, 32 bytes each: all that appending needs. */
    frontier: p.blob().defaultRaw(String.raw`'\x'`),
    /** Hash of the last registration among the entries; null before the first. */
    registration: p.string().length(64).nullable(),
    /** Entries under the last seal; 0 before the first. */
    sealedSize: p.bigint('number').default(0),
    sealedAt: p.datetime(6).nullable(),
  },
  uniques: [{ name: 'idx_job_logs_job', properties: ['jobId'] }],
  indexes: [
    {
      name: 'idx_job_logs_unsealed',
      expression: `create index "idx_job_logs_unsealed" on "job_logs" ("job_id") where "size" > "sealed_size"`,
    },
  ],
});

/** The log of a job. Written by the recorder that holds the sequencer's lock; opened with the job. */
export class JobLog extends JobLogSchema.class {}
JobLogSchema.setClass(JobLog);
export { JobLogSchema };
