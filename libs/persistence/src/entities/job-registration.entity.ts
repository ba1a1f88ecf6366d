import { defineEntity, p } from '@mikro-orm/core';

const JobRegistrationSchema = defineEntity({
  name: 'JobRegistration',
  tableName: 'job_registrations',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    jobId: p.string().length(128),
    /** 1 when the job was accepted; one more for each extension. */
    number: p.integer(),
    /** Its canonical form, which is hashed and signed. */
    statement: p.text(),
    /** Of the statement. */
    sha256: p.string().length(64),
    /** Of the key that signed it; null where there was none. */
    kid: p.string().length(16).nullable(),
    /** Base64. */
    signature: p.string().length(88).nullable(),
    createdAt: p.datetime(6).defaultRaw('now()'),
  },
  uniques: [{ name: 'idx_job_registrations_job', properties: ['jobId', 'number'] }],
});

/** What was decided of a job before it was asked, or extended. Only ever added to. */
export class JobRegistration extends JobRegistrationSchema.class {}
JobRegistrationSchema.setClass(JobRegistration);
export { JobRegistrationSchema };
