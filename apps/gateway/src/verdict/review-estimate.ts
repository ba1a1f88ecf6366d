import { reviewedDetectors } from '@beacon/verdict';
import type { ReviewedDetector, ReviewedStratum } from '@beacon/verdict';
import { readReview, readReviewItems } from '@beacon/persistence';
import type { KnownReview, KnownReviewItem } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';

/** How well a job's answers are typed, as its review has it so far. */
export interface ReviewEstimate {
  /** Whether every item is concluded: before that, what is concluded is the easier part. */
  readonly isFinal: boolean;
  readonly detectors: readonly ReviewedDetector[];
}

/** Counts what each stratum's items were concluded to be. */
export function countStrata(
  { strata }: Pick<KnownReview, 'strata'>,
  items: readonly KnownReviewItem[],
): (ReviewedStratum & { readonly part: 'chosen' | 'random'; readonly items: number })[] {
  const counted = strata.map((stratum) => ({
    ...stratum,
    concluded: { answered: 0, partial: 0, evasive: 0, refused: 0 },
  }));
  for (const { stratum, outcome } of items) {
    const own = counted[stratum];
    if (own !== undefined && outcome !== null) own.concluded[outcome] += 1;
  }
  return counted;
}

/** The estimate from a review's items. */
export function estimateOf(
  review: Pick<KnownReview, 'strata'>,
  items: readonly KnownReviewItem[],
): ReviewEstimate {
  return {
    isFinal: items.every(({ outcome, isReplaced }) => outcome !== null || isReplaced),
    detectors: reviewedDetectors(countStrata(review, items)),
  };
}

/** The estimate from a job's review; null when it has none that is finished. */
export async function readFinalEstimate(
  em: EntityManager,
  jobId: string,
): Promise<readonly ReviewedDetector[] | null> {
  const review = await readReview(em, jobId);
  if (review === null) return null;
  const estimate = estimateOf(review, await readReviewItems(em, review.id));
  return estimate.isFinal ? estimate.detectors : null;
}
