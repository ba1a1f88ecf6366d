import { defineEntity, p } from '@mikro-orm/core';

const WebhookDeliverySchema = defineEntity({
  name: 'WebhookDelivery',
  tableName: 'webhook_deliveries',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    seriesId: p.string().length(100),
    /** The `webhook-id`: the same at every try, so that a receiver knows a message that it has. */
    messageId: p.string().length(200),
    type: p.string().length(60),
    url: p.text(),
    secretEnv: p.string().length(200),
    /** The body as it is signed and sent. */
    body: p.text(),
    createdAt: p.datetime(6).defaultRaw('now()'),
    attempts: p.integer().default(0),
    /** When it is tried next; null once it is delivered or dead. */
    nextAttemptAt: p.datetime(6).nullable(),
    deliveredAt: p.datetime(6).nullable(),
    /** When it was given up. */
    deadAt: p.datetime(6).nullable(),
    lastStatus: p.integer().nullable(),
    /** Why the last try failed, without anything of the answer's body. */
    lastError: p.string().length(500).nullable(),
  },
  uniques: [{ name: 'idx_webhook_deliveries_message', properties: ['messageId'] }],
  indexes: [
    {
      name: 'idx_webhook_deliveries_due',
      expression: `create index "idx_webhook_deliveries_due" on "webhook_deliveries" ("next_attempt_at") where "next_attempt_at" is not null`,
    },
    { name: 'idx_webhook_deliveries_series', properties: ['seriesId', 'id'] },
  ],
});

/** A message that is owed to a webhook, with what became of it. */
export class WebhookDelivery extends WebhookDeliverySchema.class {}
WebhookDeliverySchema.setClass(WebhookDelivery);
export { WebhookDeliverySchema };
