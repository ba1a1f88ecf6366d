import { finalAnswer } from '@beacon/classification';
import { readAnswerOf, readReview, readReviewItems, readReviewRaters } from '@beacon/persistence';
import type { KnownReview, KnownReviewItem } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import { assertJobExists } from '../job-access/existing-job.js';
import { isDisputed, isWanted } from './item-conclusion.js';
import { assertRater, isSameRater } from './rater.js';

/** A review with its items. */
export interface ReadReview {
  readonly review: KnownReview;
  readonly items: readonly KnownReviewItem[];
}

/** An item as raters see it: question and answer, without region and model. */
export interface BlindItem {
  readonly item: KnownReviewItem;
  /** Items of the review. */
  readonly items: number;
  readonly question: string;
  readonly answer: string;
}

/** Reads reviews: what is to be labelled, and the results. */
@Injectable()
export class ReviewReader {
  constructor(private readonly em: EntityManager) {}

  /**
   * The open review of a job.
   * @throws ApiError when there is no such job, or it has none.
   */
  async read(jobId: string): Promise<ReadReview> {
    return readOpen(this.em, jobId);
  }

  /**
   * The next item for a rater; null when nothing is left for this one.
   * @param after an item that was skipped, and all before it.
   * @throws ApiError when there is no review, or the name may not be taken.
   */
  async next(jobId: string, rater: string, after: string | null): Promise<BlindItem | null> {
    const { em } = this;
    const { review, items } = await readOpen(em, jobId);
    assertRater(rater, await readReviewRaters(em, review.id));
    const skipped = after === null ? -1 : items.findIndex(({ item }) => item === after);
    for (const item of items.slice(skipped + 1)) {
      const blind = isWanted(item, rater) ? await blindItem(em, item, items.length) : null;
      if (blind !== null) return blind;
    }
    return null;
  }

  /**
   * Items on which two raters disagree and that are not settled.
   * @param rater who would settle them: those that this one has labelled are left out. Null for all.
   * @throws ApiError when there is no review, or the name may not be taken.
   */
  async disagreements(jobId: string, rater: string | null): Promise<BlindItem[]> {
    const { em } = this;
    const { review, items } = await readOpen(em, jobId);
    if (rater !== null) assertRater(rater, await readReviewRaters(em, review.id));
    const disputed = items.filter(
      (one) =>
        isDisputed(one) &&
        (rater === null || !one.labels.some((label) => isSameRater(label.rater, rater))),
    );
    const read: BlindItem[] = [];
    for (const item of disputed) {
      const blind = await blindItem(em, item, items.length);
      if (blind !== null) read.push(blind);
    }
    return read;
  }
}

async function readOpen(em: EntityManager, jobId: string): Promise<ReadReview> {
  const review = await readReview(em, jobId);
  if (review !== null) return { review, items: await readReviewItems(em, review.id) };
  await assertJobExists(em, jobId);
  const message = 'this job has no open review: make one with POST on the same path';
  throw new ApiError(404, { error: 'review not found', code: 'review_not_found', message });
}

/** Null when a retry has replaced the answer meanwhile. */
async function blindItem(
  em: EntityManager,
  item: KnownReviewItem,
  items: number,
): Promise<BlindItem | null> {
  const read = await readAnswerOf(em, item);
  if (read === null) return null;
  // A text that is all reasoning is all there is to judge.
  const answer = finalAnswer(read.answer).text || read.answer;
  return { item, items, question: read.question, answer };
}
