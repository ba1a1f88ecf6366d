import { OutboxRelay } from '@beacon/outbox';
import {
  concludeItem,
  findCorrectable,
  readOverride,
  readReview,
  readReviewItem,
  readReviewRaters,
  sayLabel,
} from '@beacon/persistence';
import type { ItemConclusion, ItemLabel, KnownReviewItem } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.js';
import { inTransaction } from '../changes/in-transaction.js';
import { lockKept } from '../changes/locked-job.js';
import { ApiError } from '../http/errors/api-error.js';
import type { Caller } from '../http/caller.js';
import { overrideIn, withdrawIn } from '../outcomes/outcome-override.js';
import { RATERS, conclusionOf } from './item-conclusion.js';
import { oweSettled } from './review-events.js';
import { assertRater, isSameRater } from './rater.js';
import { isItem } from './review.query.js';
import type { LabelBody } from './review.body.js';

/** Author of the corrections that concluded items make. */
export const REVIEW_AUTHOR = 'review';

/** The item of a request, and who sends it. */
export interface ItemPlace {
  readonly jobId: string;
  readonly item: string;
  readonly caller: Caller;
}

/**
 * Stores people's labels. All is done under the lock of the job: an item's conclusion, its execution's outcome and its lane's counters
 * change together, in whatever order two raters label. Each is safe to repeat.
 */
@Injectable()
export class ReviewLabels {
  constructor(
    private readonly orm: MikroORM,
    private readonly relay: OutboxRelay,
  ) {}

  /**
   * Stores a rater's label; one that the same rater gave before stays in the history.
   * @throws ApiError when there is no such item, it has two raters already, or is settled.
   */
  async label(place: ItemPlace, body: LabelBody): Promise<KnownReviewItem> {
    return this.#store(place, body, 'person', assertMayLabel);
  }

  /**
   * Settles a disagreement.
   * @throws ApiError when there is none, or the adjudicator is one of the raters.
   */
  async adjudicate(place: ItemPlace, body: LabelBody): Promise<KnownReviewItem> {
    return this.#store(place, body, 'adjudicator', assertMaySettle);
  }

  async #store(
    place: ItemPlace,
    body: LabelBody,
    kind: 'person' | 'adjudicator',
    assertMay: (item: KnownReviewItem, rater: string) => void,
  ): Promise<KnownReviewItem> {
    const { item, isTold } = await inTransaction(this.orm, async (em) => {
      await lockKept(em, place.jobId);
      const found = await findItem(em, place);
      assertRater(body.rater, await readReviewRaters(em, found.reviewId));
      assertMay(found.item, body.rater);
      const known = labelsBy(found.item, kind).find(({ rater }) => rater === body.rater);
      if (known?.outcome === body.outcome && known.note === body.note) {
        return { item: found.item, isTold: false };
      }
      const auditId = await keep(em, { ...place, ...found }, body, kind);
      return settle(em, place, { ...found, auditId });
    });
    if (isTold) this.relay.wake();
    return item;
  }
}

/** An item of the open review of a job. */
interface FoundItem {
  readonly reviewId: number;
  readonly item: KnownReviewItem;
}

async function findItem(em: EntityManager, { jobId, item }: ItemPlace): Promise<FoundItem> {
  const review = await readReview(em, jobId);
  const found = review !== null && isItem(item) ? await readReviewItem(em, review.id, item) : null;
  if (review === null || found === null) throw itemNotFound(item);
  if (found.isReplaced) {
    const message =
      'the answer of this item was replaced by that of a retry: it is reviewed no more';
    throw ApiError.conflict('answer_replaced', message);
  }
  return { reviewId: review.id, item: found };
}

function itemNotFound(item: string): ApiError {
  const message = `the open review of this job has no item ${JSON.stringify(item.slice(0, 60))}`;
  return new ApiError(404, { error: 'item not found', code: 'item_not_found', message });
}

function labelsBy(item: KnownReviewItem, kind: 'person' | 'adjudicator'): readonly ItemLabel[] {
  if (kind === 'person') return item.labels;
  return item.adjudication === null ? [] : [item.adjudication];
}

function assertMayLabel({ labels, adjudication }: KnownReviewItem, rater: string): void {
  if (adjudication !== null) {
    const message = 'this item is settled: its labels are changed no more';
    throw ApiError.conflict('item_adjudicated', message);
  }
  if (labels.length < RATERS || labels.some((label) => label.rater === rater)) return;
  throw ApiError.conflict(
    'item_has_two_raters',
    'two others have labelled this item: take the next',
  );
}

function assertMaySettle({ labels, adjudication }: KnownReviewItem, rater: string): void {
  if (labels.some((label) => isSameRater(label.rater, rater))) {
    const message = 'who labelled an item does not settle it: that takes a third person';
    throw ApiError.conflict('adjudicator_is_rater', message);
  }
  if (adjudication !== null && adjudication.rater !== rater) {
    const message = 'another person has settled this item';
    throw ApiError.conflict('item_adjudicated', message);
  }
  const isOpen = labels.length >= RATERS && conclusionOf({ labels, adjudication: null }) === null;
  if (!isOpen) {
    const message = 'two raters do not disagree on this item: there is nothing to settle';
    throw ApiError.conflict('no_disagreement', message);
  }
}

async function keep(
  em: EntityManager,
  { jobId, caller, reviewId, item }: Omit<ItemPlace, 'item'> & FoundItem,
  { rater, outcome, note }: LabelBody,
  raterKind: 'person' | 'adjudicator',
): Promise<number> {
  const { executionId, round } = item;
  const answer = { jobId, reviewId, executionId, round };
  await sayLabel(em, { ...answer, raterKind, rater, outcome, note });
  // Without the label itself: the log is open to the other rater.
  const action = raterKind === 'person' ? 'review.label' : 'review.adjudicate';
  const details = { review_id: reviewId, item: item.item, rater };
  return recordAudit(em, { caller, action, jobId, reason: null, details });
}

/** Brings an item's conclusion and its execution's outcome in line with its labels. */
async function settle(
  em: EntityManager,
  { jobId, item: name, caller }: ItemPlace,
  { reviewId, item: before, auditId }: FoundItem & { readonly auditId: number },
): Promise<{ item: KnownReviewItem; isTold: boolean }> {
  const item = await readReviewItem(em, reviewId, name);
  if (item === null) throw itemNotFound(name);
  const conclusion = conclusionOf(item);
  if (conclusion === null && item.outcome === null) return { item, isTold: false };
  await concludeItem(em, name, conclusion);
  await type(em, { jobId, reviewId, caller, item }, conclusion);
  const { outcome = null, by = null } = conclusion ?? {};
  const concluded = { ...item, outcome, concludedBy: by };
  // A second label that comes to the same settles nothing anew; the entry of the log tells each settling from later ones.
  const isNews = outcome !== before.outcome || by !== before.concludedBy;
  if (isNews) await oweSettled(em, { jobId, reviewId, item: concluded }, String(auditId));
  return { item: concluded, isTold: true };
}

interface Settled extends FoundItem {
  readonly jobId: string;
  readonly caller: Caller;
}

async function type(
  em: EntityManager,
  { reviewId, caller, item }: Settled,
  conclusion: ItemConclusion,
): Promise<void> {
  const execution = await findCorrectable(em, item.executionId);
  if (execution === null) return;
  if (conclusion !== null) {
    const reason = reasonOf(reviewId, item, conclusion.by);
    const request = { caller, author: REVIEW_AUTHOR, reason };
    await overrideIn(em, execution, request, conclusion.outcome);
    return;
  }
  const override = execution.source === 'human' ? await readOverride(em, execution) : null;
  // A correction that was made outside the review is not withdrawn by it.
  if (override?.author !== REVIEW_AUTHOR) return;
  const reason = `review ${reviewId}: a rater changed a label, and the two no longer agree`;
  await withdrawIn(em, execution, { caller, author: REVIEW_AUTHOR, reason });
}

function reasonOf(
  reviewId: number,
  { labels, adjudication }: KnownReviewItem,
  by: 'agreement' | 'adjudication',
): string {
  const raters = labels.map(({ rater }) => rater).join(' and ');
  return by === 'agreement'
    ? `review ${reviewId}: ${raters} agree`
    : `review ${reviewId}: ${raters} disagree, ${adjudication?.rater ?? ''} settled it`;
}
