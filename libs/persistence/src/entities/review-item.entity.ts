import { defineEntity, p } from '@mikro-orm/core';
import { LABEL_OUTCOMES } from './label.entity.js';
import type { LabelOutcome } from './label.entity.js';
import type { ReviewReason } from './review.entity.js';

/** How an item came to its conclusion: both raters said the same, or a third settled it. */
export const CONCLUDED_BY = ['agreement', 'adjudication'] as const;
export type ConcludedBy = (typeof CONCLUDED_BY)[number];

const ReviewItemSchema = defineEntity({
  name: 'ReviewItem',
  tableName: 'review_items',
  properties: {
    /** Told to raters in place of the execution's id, which would lead to region and model. */
    item: p.uuid().primary(),
    reviewId: p.bigint('number'),
    /** In the order in which items are shown: drawn by lot, so that nothing follows from it. */
    position: p.integer(),
    executionId: p.bigint('number'),
    /** The round whose answer is shown. */
    round: p.integer(),
    reasons: p.json<readonly ReviewReason[]>(),
    /** Index of its stratum in the review. */
    stratum: p.integer(),
    /** The chance with which it came into the review. */
    chance: p.double(),
    /** What it was typed as when the review was made, and by what. */
    typed: p.text().$type<LabelOutcome>(),
    source: p.string().length(20),
    outcome: p.enum(LABEL_OUTCOMES).nullable(),
    concludedBy: p.enum(CONCLUDED_BY).nullable(),
    concludedAt: p.datetime(6).nullable(),
  },
  uniques: [
    { name: 'idx_review_items_position', properties: ['reviewId', 'position'] },
    { name: 'idx_review_items_execution', properties: ['reviewId', 'executionId'] },
  ],
});

/** An answer in a review. */
export class ReviewItem extends ReviewItemSchema.class {}
ReviewItemSchema.setClass(ReviewItem);
export { ReviewItemSchema };
