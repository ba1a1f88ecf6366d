import { jobEvent } from '@beacon/outbox';
import { enqueueOutbox } from '@beacon/persistence';
import type { KnownReviewItem, ReviewReason } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';

/** A review that was made. */
export interface OpenedReview {
  readonly jobId: string;
  readonly reviewId: number;
  readonly items: number;
  readonly reasons: readonly ReviewReason[];
  /** The one that was open until then. */
  readonly replaces: number | null;
}

/** Owes taps the event of a new review, in the transaction that keeps it. */
export async function oweOpened(
  em: EntityManager,
  { jobId, reviewId, items, reasons, replaces }: OpenedReview,
): Promise<void> {
  const details = { review_id: reviewId, items, reasons, replaces };
  await enqueueOutbox(em, [jobEvent('review.opened', jobId, details, String(reviewId))]);
}

/** An item with its conclusion, or without one again. */
export interface SettledItem {
  readonly jobId: string;
  readonly reviewId: number;
  readonly item: KnownReviewItem;
}

/**
 * Owes taps the event of an item, in the transaction that settles it.
 * @param occurrence tells the settlings of one item apart.
 */
export async function oweSettled(
  em: EntityManager,
  { jobId, reviewId, item }: SettledItem,
  occurrence: string,
): Promise<void> {
  const details = {
    review_id: reviewId,
    item: item.item,
    execution_id: item.executionId,
    round: item.round,
    typed: item.typed,
    outcome: item.outcome,
    concluded_by: item.concludedBy,
  };
  await enqueueOutbox(em, [jobEvent('review.settled', jobId, details, occurrence)]);
}
