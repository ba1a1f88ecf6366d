import { defineEntity, p } from '@mikro-orm/core';

const JudgedAnswerSchema = defineEntity({
  name: 'JudgedAnswer',
  tableName: 'judged_answers',
  properties: {
    /** The judging job. */
    jobId: p.string().length(128).primary(),
    /** Place among its questions, 0-based. */
    position: p.bigint('number').primary(),
    /** Of the job whose answers are judged. */
    executionId: p.bigint('number'),
    round: p.integer(),
  },
  uniques: [{ name: 'idx_judged_answers_answer', properties: ['jobId', 'executionId', 'round'] }],
});

/** An answer that a judging job asks about: its question at a position. Only ever added to. */
export class JudgedAnswer extends JudgedAnswerSchema.class {}
JudgedAnswerSchema.setClass(JudgedAnswer);
export { JudgedAnswerSchema };
