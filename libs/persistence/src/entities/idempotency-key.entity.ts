import { defineEntity, p } from '@mikro-orm/core';

const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  properties: {
    /** As it was sent; behind the project's id and a space where that is not `default`. */
    key: p.string().length(300).primary(),
    /** Hash of the normalised request: the same key with another request is refused. */
    requestHash: p.string().length(64),
    jobId: p.string().length(128),
    createdAt: p.datetime(6).defaultRaw('now()'),
  },
});

/** A client's `Idempotency-Key` and the job that it made. */
export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey);
export { IdempotencyKeySchema };
