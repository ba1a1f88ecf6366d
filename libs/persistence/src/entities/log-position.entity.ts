import { defineEntity, p } from '@mikro-orm/core';

const LogPositionSchema = defineEntity({
  name: 'LogPosition',
  tableName: 'log_positions',
  properties: {
    source: p.string().length(40).primary(),
    /** Rows of the source up to this id are in the logs of their jobs. */
    position: p.bigint('number').default(0),
  },
});

/** How far the sequencer is in a table that logs are made from. */
export class LogPosition extends LogPositionSchema.class {}
LogPositionSchema.setClass(LogPosition);
export { LogPositionSchema };
