import type { KnownReviewItem } from '@beacon/persistence';
import { countStrata, estimateOf } from '../verdict/review-estimate.js';
import { isDisputed } from './item-conclusion.js';
import { agreementIn } from './review-agreement.js';
import type { ReadReview } from './review-reader.js';
import type { ReviewProgressView, ReviewView } from './review.view.js';
import type { RaterView } from '../judging/agreement.view.js';

/** A review as clients see it. */
export function toReviewView(jobId: string, { review, items }: ReadReview): ReviewView {
  const { isFinal, detectors } = estimateOf(review, items);
  return {
    job_id: jobId,
    review_id: review.id,
    created_at: review.createdAt,
    created_by: review.createdBy,
    seed: review.seed,
    reasons: review.reasons.map((reason) => ({
      reason,
      items: items.filter(({ reasons }) => reasons.includes(reason)).length,
    })),
    items: items.length,
    progress: progressOf(items),
    raters: ratersOf(items),
    strata: countStrata(review, items),
    agreement: agreementIn(items),
    estimate: { final: isFinal, detectors },
  };
}

function progressOf(items: readonly KnownReviewItem[]): ReviewProgressView {
  const open = items.filter(({ outcome, isReplaced }) => outcome === null && !isReplaced);
  const labelled = (count: number): number =>
    open.filter(({ labels }) => labels.length === count).length;
  const concluded = items.filter(({ outcome }) => outcome !== null).length;
  return {
    unlabelled: labelled(0),
    one_label: labelled(1),
    disputed: open.filter(isDisputed).length,
    concluded,
    replaced: items.length - open.length - concluded,
  };
}

function ratersOf(items: readonly KnownReviewItem[]): RaterView[] {
  const counts = new Map<string, number>();
  for (const { rater } of items.flatMap(({ labels }) => labels)) {
    counts.set(rater, (counts.get(rater) ?? 0) + 1);
  }
  return [...counts]
    .map(([rater, labels]) => ({ rater, labels }))
    .toSorted((one, other) => (one.rater < other.rater ? -1 : 1));
}
