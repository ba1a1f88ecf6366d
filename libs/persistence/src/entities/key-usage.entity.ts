import { defineEntity, p } from '@mikro-orm/core';

const KeyUsageSchema = defineEntity({
  name: 'KeyUsage',
  tableName: 'key_usage',
  properties: {
    prefix: p.string().length(8).primary(),
    /** A day in UTC. */
    day: p.date().primary(),
    jobs: p.integer(),
    cells: p.bigint('number'),
    /** In nanodollars, as promised by the jobs' cost limits. */
    cost: p.bigint('number'),
  },
});

/** What an API key with limits has asked for on a day. */
export class KeyUsage extends KeyUsageSchema.class {}
KeyUsageSchema.setClass(KeyUsage);
export { KeyUsageSchema };
