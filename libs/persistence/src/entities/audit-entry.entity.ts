import { defineEntity, p } from '@mikro-orm/core';

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_log',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    at: p.datetime(6).defaultRaw('now()'),
    /** Who, in their own words: the header `X-Beacon-Actor`, or the name of the principal. */
    actor: p.string().length(200),
    /** Who it was found to be, by their credentials. Null in entries of before there were any. */
    principalKind: p.string().length(20).nullable(),
    /** Such as the prefix of the key. */
    principalId: p.string().length(200).nullable(),
    principalName: p.string().length(200).nullable(),
    address: p.string().length(100).nullable(),
    requestId: p.string().length(128).nullable(),
    /** Such as `job.cancel`. */
    action: p.string().length(60),
    /** Of what is no job; a job's own project is read from the job. Null where it is about no project. */
    project: p.string().length(40).nullable(),
    jobId: p.string().length(128).nullable(),
    region: p.string().length(40).nullable(),
    modelId: p.string().length(100).nullable(),
    /** Why, in the words of who did it. */
    reason: p.string().length(1000).nullable(),
    details: p.json<Readonly<Record<string, unknown>>>(),
  },
  indexes: [{ name: 'idx_audit_log_job', properties: ['jobId', 'id'] }],
});

/** Something that a user or operator did: who, when, what, why. Only ever added to. */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
export { AuditEntrySchema };
