import { raterAgreement } from '@beacon/verdict';
import type { RatedAnswer } from '@beacon/classification';
import type { RaterAgreement } from '@beacon/verdict';
import type { KnownReviewItem } from '@beacon/persistence';
import { RATERS } from './item-conclusion.js';

/**
 * Agreement between people, judges and the classifier, over the items that both raters have labelled: before that, a figure of one item would
 * show one rater the other's label.
 */
export function agreementIn(items: readonly KnownReviewItem[]): RaterAgreement {
  return raterAgreement(items.filter(({ labels }) => labels.length >= RATERS).flatMap(ratingsOf));
}

function ratingsOf({ executionId, typed, source, labels, judges }: KnownReviewItem): RatedAnswer[] {
  const rated = (rater: string, outcome: RatedAnswer['outcome']): RatedAnswer => ({
    execution: executionId,
    rater,
    outcome,
  });
  // An outcome that judges decided is not the classifier's.
  const classifier = source === 'judge' ? [] : [rated('classifier', typed)];
  return [
    ...classifier,
    ...labels.map((label) => rated(`person ${label.rater}`, label.outcome)),
    ...judges.map((label) => rated(`judge ${label.rater}`, label.outcome)),
  ];
}
