import { defineEntity, p } from '@mikro-orm/core';

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_log',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    at: p.datetime(6).defaultRaw('now()'),
    /** Who, as far as it is known. */
    actor: p.string().length(200),
    address: p.string().length(100).nullable(),
    requestId: p.string().length(128).nullable(),
    /** Such as `job.cancel`. */
    action: p.string().length(60),
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
