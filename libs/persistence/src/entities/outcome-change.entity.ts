import type { Outcome } from '@beacon/domain';
import { defineEntity, p } from '@mikro-orm/core';

/**
 * `override` by a person, `withdrawal` of one, `rescore` by another version of the classifier, `replacement` of an execution
 * that a person had typed by the result of a retry, `judging` by judges that agree.
 */
export const OUTCOME_CHANGE_KINDS = [
  'override',
  'withdrawal',
  'rescore',
  'replacement',
  'judging',
] as const;
export type OutcomeChangeKind = (typeof OUTCOME_CHANGE_KINDS)[number];

const OutcomeChangeSchema = defineEntity({
  name: 'OutcomeChange',
  tableName: 'outcome_changes',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    at: p.datetime(6).defaultRaw('now()'),
    jobId: p.string().length(128),
    executionId: p.bigint('number'),
    region: p.string().length(40),
    modelId: p.string().length(100),
    /** Of the execution that was changed; of a replacement, the round that was replaced. */
    round: p.integer(),
    kind: p.enum(OUTCOME_CHANGE_KINDS),
    fromOutcome: p.text().$type<Outcome>(),
    fromSource: p.string().length(20),
    fromRule: p.string().length(100).nullable(),
    fromEvidence: p.text().nullable(),
    fromVersion: p.string().length(120),
    toOutcome: p.text().$type<Outcome>(),
    toSource: p.string().length(20),
    toRule: p.string().length(100).nullable(),
    toEvidence: p.text().nullable(),
    toVersion: p.string().length(120),
    author: p.string().length(200),
    /** Why, in the words of who did it. */
    reason: p.string().length(1000).nullable(),
    /** Which re-scoring it belongs to; null for all else. */
    rescoreId: p.string().length(36).nullable(),
  },
  indexes: [
    { name: 'idx_outcome_changes_job', properties: ['jobId', 'id'] },
    { name: 'idx_outcome_changes_execution', properties: ['executionId', 'id'] },
  ],
});

/** A change of a recorded outcome: from what, to what, by whom, why. Only ever added to. */
export class OutcomeChange extends OutcomeChangeSchema.class {}
OutcomeChangeSchema.setClass(OutcomeChange);
export { OutcomeChangeSchema };
