import { defineEntity, p } from '@mikro-orm/core';

const OutboxMessageSchema = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    subject: p.string().length(500),
    /** Deterministic id for the broker: a message relayed twice is stored once. */
    messageId: p.string().length(300),
    body: p.json<Readonly<Record<string, unknown>>>(),
    headers: p.json<Readonly<Record<string, string>>>(),
    createdAt: p.datetime(6).defaultRaw('now()'),
  },
});

/** A message that is owed to the broker: written with the state change it tells of, deleted once the broker has it. */
export class OutboxMessage extends OutboxMessageSchema.class {}
OutboxMessageSchema.setClass(OutboxMessage);
export { OutboxMessageSchema };
