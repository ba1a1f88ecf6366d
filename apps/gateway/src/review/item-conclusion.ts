import type { ItemConclusion, KnownReviewItem } from '@beacon/persistence';

/** Raters that an item needs. */
export const RATERS = 2;

/** An item's conclusion: the label on which both raters agree, else the adjudicator's, else none yet. */
export function conclusionOf({
  labels,
  adjudication,
}: Pick<KnownReviewItem, 'labels' | 'adjudication'>): ItemConclusion {
  const [one, other] = labels;
  if (one === undefined || other === undefined) return null;
  if (adjudication !== null) return { outcome: adjudication.outcome, by: 'adjudication' };
  return one.outcome === other.outcome ? { outcome: one.outcome, by: 'agreement' } : null;
}

/** Whether the raters disagree, and no adjudicator has settled it. */
export function isDisputed(item: KnownReviewItem): boolean {
  return !item.isReplaced && item.labels.length >= RATERS && conclusionOf(item) === null;
}

/** Whether a rater can still label an item. */
export function isWanted({ isReplaced, labels }: KnownReviewItem, rater: string): boolean {
  return !isReplaced && labels.length < RATERS && labels.every((label) => label.rater !== rater);
}
