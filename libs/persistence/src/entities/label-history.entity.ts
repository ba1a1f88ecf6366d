import { defineEntity, p } from '@mikro-orm/core';
import { LABEL_OUTCOMES, RATER_KINDS } from './label.entity.js';

const LabelHistorySchema = defineEntity({
  name: 'LabelHistory',
  tableName: 'label_history',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    at: p.datetime(6).defaultRaw('now()'),
    jobId: p.string().length(128),
    reviewId: p.bigint('number'),
    executionId: p.bigint('number'),
    round: p.integer(),
    raterKind: p.enum(RATER_KINDS),
    rater: p.string().length(200),
    outcome: p.enum(LABEL_OUTCOMES),
    note: p.string().length(1000).nullable(),
  },
  indexes: [{ name: 'idx_label_history_execution', properties: ['executionId', 'id'] }],
});

/** A label that a person gave, whether it still counts or not. Only ever added to. */
export class LabelHistory extends LabelHistorySchema.class {}
LabelHistorySchema.setClass(LabelHistory);
export { LabelHistorySchema };
