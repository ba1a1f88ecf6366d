import { defineEntity, p } from '@mikro-orm/core';

const JobSealSchema = defineEntity({
  name: 'JobSeal',
  tableName: 'job_seals',
  properties: {
    logId: p.integer().primary(),
    /** Entries under it. */
    size: p.bigint('number').primary(),
    /** Its canonical form, which is signed. */
    statement: p.text(),
    /** Of the recorder's key; null where there was none. */
    kid: p.string().length(16).nullable(),
    /** Base64. */
    signature: p.string().length(88).nullable(),
    sealedAt: p.datetime(6),
  },
});

/** The root of a job's log at one size. Only ever added to. */
export class JobSeal extends JobSealSchema.class {}
JobSealSchema.setClass(JobSeal);
export { JobSealSchema };
