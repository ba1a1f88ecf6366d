import { defineEntity, p } from '@mikro-orm/core';

const RequestWindowSchema = defineEntity({
  name: 'RequestWindow',
  tableName: 'request_windows',
  properties: {
    /** Who is counted, such as `key:abcd1234` or `failed:192.0.2.1`. */
    tracker: p.string().length(300).primary(),
    hits: p.integer(),
    endsAt: p.datetime(6),
  },
  indexes: [{ name: 'idx_request_windows_ended', properties: ['endsAt'] }],
});

/** How often somebody came within a minute. Not logged: what a crash forgets is a minute's count. */
export class RequestWindow extends RequestWindowSchema.class {}
RequestWindowSchema.setClass(RequestWindow);
export { RequestWindowSchema };
