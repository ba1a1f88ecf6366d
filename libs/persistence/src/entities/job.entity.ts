import { JOB_STATUSES } from '@beacon/domain';
import type { JobSpec } from '@beacon/domain';
import { defineEntity, p } from '@mikro-orm/core';

const JobSchema = defineEntity({
  name: 'Job',
  tableName: 'jobs',
  properties: {
    id: p.string().length(128).primary(),
    status: p.enum(JOB_STATUSES),
    /** Normalised when the job was accepted; never changed. */
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
  },
  indexes: [
    { name: 'idx_jobs_created', properties: ['createdAt', 'id'] },
    { name: 'idx_jobs_status', properties: ['status'] },
  ],
});

/** A submitted job. */
export class Job extends JobSchema.class {}
JobSchema.setClass(Job);
export { JobSchema };
