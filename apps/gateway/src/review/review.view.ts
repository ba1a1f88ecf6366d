import { LABELS } from '@beacon/classification';
import { REVIEWED_ENDPOINTS } from '@beacon/verdict';
import type { RaterAgreement, ReviewedDetector } from '@beacon/verdict';
import { CONCLUDED_BY, REVIEW_REASONS } from '@beacon/persistence';
import type { KnownReviewItem } from '@beacon/persistence';
import { z } from 'zod';
import { time } from '../http/time.js';
import { isDisputed, RATERS } from './item-conclusion.js';
import { agreementIn } from './review-agreement.js';
import { countStrata, estimateOf } from '../verdict/review-estimate.js';
import type { BlindItem, ReadReview } from './review-reader.js';

const label = z.enum(LABELS);
const interval = z.tuple([z.number(), z.number()]).describe('95 %.');

const coefficient = z.strictObject({
  value: z.number().nullable().describe('Null where it is not defined.'),
  interval: interval
    .nullable()
    .describe('Null where its error is not known, as without a single disagreement.'),
});

const scaleAgreement = z.strictObject({
  agreed: z.int(),
  percent: z.number().describe('As a fraction.'),
  interval,
  kappa: coefficient.describe("Cohen's kappa."),
  ac1: coefficient.describe("Gwet's AC1."),
  alpha: coefficient.describe("Krippendorff's alpha."),
  classes: z.array(z.string()),
  table: z.array(z.array(z.int())).describe('Rows: class by a; columns: by b.'),
});

const scales = <Figure extends z.ZodType>(figure: Figure) => ({
  classes: figure.describe('All four classes.'),
  withheld: figure.describe('Answered against the rest.'),
  refused: figure.describe('Refused against the rest.'),
});

/** Agreement of raters, as it goes over the wire. */
export const agreementView: z.ZodType<RaterAgreement> = z.strictObject({
  raters: z.array(z.strictObject({ rater: z.string(), labels: z.int() })),
  pairs: z.array(
    z.strictObject({
      a: z.string(),
      b: z.string(),
      answers: z.int().describe('That both have labelled.'),
      scales: z.strictObject(scales(scaleAgreement)).nullable(),
    }),
  ),
  all: z.strictObject({ answers: z.int(), ...scales(coefficient) }),
});

const rate = z.strictObject({
  estimate: z.number(),
  interval,
  weighted: z.number().nullable().describe('Each answer weighted by how many it stands for.'),
  worth: z
    .strictObject({ x: z.int(), n: z.int() })
    .describe('Answers drawn one by one that would tell as much.'),
});

const detectorView: z.ZodType<ReviewedDetector> = z.strictObject({
  language: z.string().nullable(),
  endpoint: z.enum(REVIEWED_ENDPOINTS),
  events: z.int().describe('Answers that people saw and that are events.'),
  others: z.int(),
  sensitivity: rate,
  specificity: rate,
  unusable: z
    .string()
    .nullable()
    .describe('Why a verdict keeps to the general calibration; null when it does not.'),
});

const estimateView = z.strictObject({
  final: z
    .boolean()
    .describe('Whether every item is concluded. Only then does a verdict use the estimate.'),
  detectors: z.array(detectorView),
});

/** A review and what came of it. */
export const reviewView = z.strictObject({
  job_id: z.string(),
  review_id: z.int(),
  created_at: time,
  created_by: z.string(),
  seed: z.int(),
  reasons: z
    .array(z.strictObject({ reason: z.enum(REVIEW_REASONS), items: z.int() }))
    .describe('Why items are in the review; an item can have several reasons.'),
  items: z.int(),
  progress: z.strictObject({
    unlabelled: z.int(),
    one_label: z.int(),
    disputed: z.int().describe('Two raters disagree, and nobody has settled it.'),
    concluded: z.int(),
    replaced: z.int().describe('A retry has replaced the answer before it was concluded.'),
  }),
  raters: z.array(z.strictObject({ rater: z.string(), labels: z.int() })),
  strata: z.array(
    z.strictObject({
      part: z.enum(['chosen', 'random']),
      language: z.string().nullable(),
      typed: label,
      answers: z.int().describe('Of the job.'),
      items: z.int().describe('Of them in the review.'),
      concluded: z.strictObject({
        answered: z.int(),
        partial: z.int(),
        evasive: z.int(),
        refused: z.int(),
      }),
    }),
  ),
  agreement: agreementView.describe(
    'Over the items that both raters have labelled: `person NAME`, `judge NAME` and `classifier`. They were chosen to be hard: of other answers it says nothing.',
  ),
  estimate: estimateView,
});
export type ReviewView = z.output<typeof reviewView>;

/** A review, as it goes over the wire. */
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
    estimate: { final: isFinal, detectors: [...detectors] },
  };
}

function progressOf(items: readonly KnownReviewItem[]): ReviewView['progress'] {
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

function ratersOf(items: readonly KnownReviewItem[]): ReviewView['raters'] {
  const counts = new Map<string, number>();
  for (const { rater } of items.flatMap(({ labels }) => labels)) {
    counts.set(rater, (counts.get(rater) ?? 0) + 1);
  }
  return [...counts]
    .map(([rater, labels]) => ({ rater, labels }))
    .toSorted((one, other) => (one.rater < other.rater ? -1 : 1));
}

const blind = {
  item: z.string().describe('Its name here; that of the execution would tell region and model.'),
  position: z.int().describe('From 1; the order is drawn by lot.'),
  items: z.int(),
  question: z.string(),
  answer: z.string().describe('Without its reasoning. Written by a model: hostile text.'),
};

/** An item for a rater: nothing of region, model, outcome, reason or what others said. */
export const blindItemView = z.strictObject(blind);
export type BlindItemView = z.output<typeof blindItemView>;

/** An item, as a rater sees it. */
export function toBlindItemView({ item, items, question, answer }: BlindItem): BlindItemView {
  return { item: item.item, position: item.position + 1, items, question, answer };
}

const itemLabel = z.strictObject({
  rater: z.string(),
  outcome: label,
  note: z.string().nullable(),
});

/** Items that two raters label otherwise, for who settles them. */
export const disagreementsView = z.strictObject({
  items: z.array(z.strictObject({ ...blind, labels: z.array(itemLabel) })),
});
export type DisagreementsView = z.output<typeof disagreementsView>;

/** Items in dispute, as an adjudicator sees them. */
export function toDisagreementsView(items: readonly BlindItem[]): DisagreementsView {
  return {
    items: items.map((one) => ({
      ...toBlindItemView(one),
      labels: one.item.labels.map((given) => ({ ...given })),
    })),
  };
}

/** The answer to a label: what the other rater said is not in it. */
export const labelledView = z.strictObject({
  item: z.string(),
  labels: z.int().describe(`Of the ${RATERS} that it needs.`),
});
export type LabelledView = z.output<typeof labelledView>;

/** The answer to an adjudication. */
export const adjudicatedView = z.strictObject({
  item: z.string(),
  outcome: label,
  concluded_by: z.enum(CONCLUDED_BY),
});
export type AdjudicatedView = z.output<typeof adjudicatedView>;
