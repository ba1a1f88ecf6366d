import { defineEntity, p } from '@mikro-orm/core';

const JudgingSchema = defineEntity({
  name: 'Judging',
  tableName: 'judgings',
  properties: {
    /** The judging job. */
    jobId: p.string().length(128).primary(),
    /** The job whose answers are judged. */
    sourceJobId: p.string().length(128),
    /** Answers that it asks about so far. */
    answers: p.bigint('number').default(0),
    /** Executions of the source up to this id have been looked at. */
    seenUpTo: p.bigint('number').default(0),
    /** Whether the source had ended when this look at its executions began: what it finds is all there is. */
    isLastLook: p.boolean().default(false),
    /** When the last answer was taken in; null while some may come. */
    fedAt: p.datetime(6).nullable(),
    /** When its labels were last made outcomes of its source; null until then, and where its policy leaves them labels. */
    appliedAt: p.datetime(6).nullable(),
  },
  indexes: [{ name: 'idx_judgings_source', properties: ['sourceJobId'] }],
});

/** How far a judging job is with the answers of its source. Written by the planner, but for the row itself. */
export class Judging extends JudgingSchema.class {}
JudgingSchema.setClass(Judging);
export { JudgingSchema };
