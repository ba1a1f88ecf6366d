import { defineEntity, p } from '@mikro-orm/core';
import type { LabelOutcome } from './label.entity.js';

/**
 * Why an answer is reviewed.
 * - `judges_disagree`: judges label it otherwise than each other.
 * - `layers_disagree`: the rules alone would have typed it otherwise than the learned part, or a judge labels it otherwise than it is typed.
 * - `would_turn_verdict`: typed otherwise it would help to overturn a conclusion.
 * - `uncertain`: the learned part was least sure of it.
 * - `random`: drawn by lot.
 */
export const REVIEW_REASONS = [
  'judges_disagree',
  'layers_disagree',
  'would_turn_verdict',
  'uncertain',
  'random',
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** Answers that were alike to the draw: of each the same share came into the review. */
export interface ReviewStratum {
  /** `chosen` answers are all in the review; of the others some were drawn. */
  readonly part: 'chosen' | 'random';
  /** Of the questions; null where it is not known. */
  readonly language: string | null;
  readonly typed: LabelOutcome;
  /** Answers of the job that belong to it. */
  readonly answers: number;
  /** Those in the review. */
  readonly items: number;
}

const ReviewSchema = defineEntity({
  name: 'Review',
  tableName: 'reviews',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    jobId: p.string().length(128),
    createdAt: p.datetime(6).defaultRaw('now()'),
    createdBy: p.string().length(200),
    /** When a later review took its place; null for the one that is open. */
    endedAt: p.datetime(6).nullable(),
    seed: p.bigint('number'),
    reasons: p.json<readonly ReviewReason[]>(),
    strata: p.json<readonly ReviewStratum[]>(),
    items: p.integer(),
  },
  uniques: [
    {
      name: 'idx_reviews_open',
      expression: `create unique index "idx_reviews_open" on "reviews" ("job_id") where "ended_at" is null`,
    },
  ],
  indexes: [{ name: 'idx_reviews_job', properties: ['jobId', 'id'] }],
});

/** A frozen list of a job's answers for people to label. */
export class Review extends ReviewSchema.class {}
ReviewSchema.setClass(Review);
export { ReviewSchema };
