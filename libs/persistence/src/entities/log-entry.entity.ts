import { defineEntity, p } from '@mikro-orm/core';

const LogEntrySchema = defineEntity({
  name: 'LogEntry',
  tableName: 'log_entries',
  properties: {
    logId: p.integer().primary(),
    /** 0-based. */
    position: p.bigint('number').primary(),
    /** Its canonical form: the data of a leaf of the tree. Never the text of an answer. */
    body: p.text(),
  },
});

/** An entry of a job's log. Only ever added to. */
export class LogEntry extends LogEntrySchema.class {}
LogEntrySchema.setClass(LogEntry);
export { LogEntrySchema };
