import { defineEntity, p } from '@mikro-orm/core';

/** Who labels an answer: a judge model, a person, or a person who settles what others disagree on. */
export const RATER_KINDS = ['judge', 'person', 'adjudicator'] as const;
export type RaterKind = (typeof RATER_KINDS)[number];

/** What a rater can say of an answer: outcomes that come of its text alone. */
export const LABEL_OUTCOMES = ['answered', 'partial', 'evasive', 'refused'] as const;
export type LabelOutcome = (typeof LABEL_OUTCOMES)[number];

/** Where an answer stands towards the statement that its question carries. */
export const STANCES = ['agree', 'disagree', 'neither'] as const;
export type Stance = (typeof STANCES)[number];

const LabelSchema = defineEntity({
  name: 'Label',
  tableName: 'labels',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    jobId: p.string().length(128),
    executionId: p.bigint('number'),
    /** The round whose answer was looked at. */
    round: p.integer(),
    raterKind: p.enum(RATER_KINDS),
    /** Who: of a judge, the version of its prompt and its model. */
    rater: p.string().length(200),
    outcome: p.enum(LABEL_OUTCOMES),
    stance: p.enum(STANCES).nullable(),
    /** Words of the answer that decided. */
    evidence: p.text().nullable(),
    note: p.string().length(1000).nullable(),
    at: p.datetime(6).defaultRaw('now()'),
    /** The judging job whose answer it is; null for people. */
    judgeJobId: p.string().length(128).nullable(),
  },
  uniques: [
    { name: 'idx_labels_rater', properties: ['executionId', 'round', 'raterKind', 'rater'] },
  ],
  indexes: [{ name: 'idx_labels_job', properties: ['jobId', 'id'] }],
});

/** What a rater says a round's answer is. One for each rater. */
export class Label extends LabelSchema.class {}
LabelSchema.setClass(Label);
export { LabelSchema };
