import { createHash, randomUUID } from 'node:crypto';
import { OutboxRelay } from '@beacon/outbox';
import { isTerminal } from '@beacon/domain';
import {
  Job,
  concludeItem,
  endReview,
  insertReview,
  readReview,
  readReviewId,
  readReviewItems,
} from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.js';
import { inTransaction } from '../changes/in-transaction.js';
import { lockKept } from '../changes/locked-job.js';
import { ApiError } from '../http/errors/api-error.js';
import type { Caller } from '../http/caller.js';
import { chooseAnswers } from './chosen-answers.js';
import type { ReviewAnswer, ReviewSample } from './chosen-answers.js';
import { conclusionOf } from './item-conclusion.js';
import { languagesIn } from './question-language.js';
import { oweOpened, oweSettled } from './review-events.js';
import type { ReviewBody } from './review.body.js';
import { PivotalAnswers } from './pivotal-answers.js';

/** Makes reviews. The list of answers is chosen once and does not change with their labels. */
@Injectable()
export class ReviewMaker {
  constructor(
    private readonly orm: MikroORM,
    private readonly turning: PivotalAnswers,
    private readonly relay: OutboxRelay,
  ) {}

  /**
   * Makes a review of a job that has ended.
   * @throws ApiError when there is no such job, it still runs, has a review or has nothing to review.
   */
  async make(jobId: string, body: ReviewBody, caller: Caller): Promise<void> {
    const em = this.orm.em.fork();
    const job = await em.findOne(Job, { id: jobId });
    if (job === null) throw ApiError.notFound('job', jobId);
    assertEnded(job);
    await assertNoneOpen(em, jobId, body);
    const { size, reasons, seed } = body;
    const turning = reasons.includes('would_turn_verdict')
      ? await this.turning.find(jobId, size)
      : [];
    const languages = languagesIn(job.spec);
    const sample = await chooseAnswers(em, { jobId, size, reasons, seed, languages, turning });
    assertSome(sample);
    await inTransaction(this.orm, async (inside) => {
      assertEnded(await lockKept(inside, jobId));
      await assertNoneOpen(inside, jobId, body);
      const replaces = await readReviewId(inside, jobId);
      await endReview(inside, jobId);
      await keep(inside, { jobId, body, caller, sample, replaces });
    });
    this.relay.wake();
  }
}

function assertEnded({ id, status }: Pick<Job, 'id' | 'status'>): void {
  if (isTerminal(status)) return;
  const message = `job ${id} still runs: its answers are reviewed when all of them are there`;
  throw ApiError.conflict('job_running', message);
}

async function assertNoneOpen(
  em: EntityManager,
  jobId: string,
  { replace }: ReviewBody,
): Promise<void> {
  if (replace || (await readReview(em, jobId)) === null) return;
  const message = 'this job has an open review: go on with it, or send "replace": true to end it';
  throw ApiError.conflict('review_open', message);
}

function assertSome({ answers }: ReviewSample): void {
  if (answers.length > 0) return;
  const message = 'the job has no answer that these reasons speak for and no person has typed yet';
  throw ApiError.conflict('nothing_to_review', message);
}

async function keep(
  em: EntityManager,
  {
    jobId,
    body,
    caller,
    sample,
    replaces,
  }: {
    jobId: string;
    body: ReviewBody;
    caller: Caller;
    sample: ReviewSample;
    replaces: number | null;
  },
): Promise<void> {
  const { seed, reasons } = body;
  const { strata, answers } = sample;
  const items = inDrawnOrder(answers, seed).map((answer, position) => toItem(answer, position));
  const review = { jobId, createdBy: caller.actor, seed, reasons, strata, items };
  const id = await insertReview(em, review);
  await oweOpened(em, { jobId, reviewId: id, items: items.length, reasons, replaces });
  // Labels that two raters gave in an earlier review count here as well.
  for (const item of await readReviewItems(em, id)) {
    const conclusion = conclusionOf(item);
    if (conclusion === null) continue;
    await concludeItem(em, item.item, conclusion);
    const concluded = { ...item, outcome: conclusion.outcome, concludedBy: conclusion.by };
    await oweSettled(em, { jobId, reviewId: id, item: concluded }, item.item);
  }
  const details = { review_id: id, items: items.length, seed, reasons };
  await recordAudit(em, { caller, action: 'review.create', jobId, reason: null, details });
}

function toItem(answer: ReviewAnswer, position: number) {
  const { executionId, round, reasons, stratum, chance, typed, source } = answer;
  const why = { reasons, stratum, chance, typed, source };
  return { item: randomUUID(), position, execution_id: executionId, round, ...why };
}

/** An item's place must reveal nothing: neither why it is in the review, nor which region and model it comes from. */
function inDrawnOrder(answers: readonly ReviewAnswer[], seed: number): ReviewAnswer[] {
  const placed = answers.map((answer) => {
    const lot = createHash('sha256').update(`${seed}:place:${answer.executionId}`).digest('hex');
    return { answer, lot };
  });
  return placed
    .toSorted((one, other) => (one.lot < other.lot ? -1 : 1))
    .map(({ answer }) => answer);
}
