import { defineEntity, p } from '@mikro-orm/core';
import { cellColumns } from './cell-columns.js';

const LateResultSchema = defineEntity({
  name: 'LateResult',
  tableName: 'late_results',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    ...cellColumns(),
    reason: p.string().length(40),
    result: p.json<Readonly<Record<string, unknown>>>(),
    receivedAt: p.datetime(6).defaultRaw('now()'),
  },
  uniques: [
    {
      name: 'idx_late_results_message',
      // Two messages are distinguished as the recorder does it: by executor and by the moments of the request.
      expression: `create unique index idx_late_results_message on late_results (job_id, region, cell, round, reason, (result ->> 'executor_id'), (result ->> 'started_at'), (result ->> 'completed_at'))`,
    },
  ],
});

/** A result that does not count, because it came too late or was replaced by a retry: kept for audit. */
export class LateResult extends LateResultSchema.class {}
LateResultSchema.setClass(LateResult);
export { LateResultSchema };
