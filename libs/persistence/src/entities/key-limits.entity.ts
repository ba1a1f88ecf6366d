import { defineEntity, p } from '@mikro-orm/core';

const KeyLimitsSchema = defineEntity({
  name: 'KeyLimits',
  tableName: 'key_limits',
  properties: {
    /** Of the API key. */
    prefix: p.string().length(8).primary(),
    requestsPerMinute: p.integer().nullable(),
    jobsPerDay: p.integer().nullable(),
    cellsPerDay: p.bigint('number').nullable(),
    /** In nanodollars. */
    costPerDay: p.bigint('number').nullable(),
  },
});

/** What an API key may ask for; null for no limit of its own. A key without a row has none. */
export class KeyLimits extends KeyLimitsSchema.class {}
KeyLimitsSchema.setClass(KeyLimits);
export { KeyLimitsSchema };
