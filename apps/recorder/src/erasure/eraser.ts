import { Metrics } from '@beacon/observability';
import { jobEvent } from '@beacon/outbox';
import type { OutboxEntry } from '@beacon/outbox';
import { enqueueOutbox, eraseTexts, findDueErasures, finishErasure } from '@beacon/persistence';
import type { DueErasure, FinishedErasure } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { StoredMessages } from './stored-messages.js';

/** Rows of one transaction. */
const PAGE = 1_000;
/** Jobs of a turn. */
const JOBS = 20;
/** Of a turn, so that recorders that stop do not wait for a large job. */
const BUDGET_MS = 2_000;

/** Erases the answers of jobs whose erasure was asked for: from the database, and from the broker. */
@Injectable()
export class Eraser {
  readonly #logger = new Logger('Erasure');

  constructor(
    private readonly em: EntityManager,
    private readonly messages: StoredMessages,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Erases what is due, for a while.
   * @throws Error when the database or the broker does not answer: the next turn goes on.
   */
  async erase(): Promise<void> {
    const until = performance.now() + BUDGET_MS;
    for (const due of await findDueErasures(this.em, JOBS)) {
      if (performance.now() >= until) return;
      await this.#eraseJob(due, until);
    }
  }

  /** The broker is looked at first: what it holds then is recorded, and so is found in the database. */
  async #eraseJob(due: DueErasure, until: number): Promise<void> {
    const { jobId } = due;
    const stored = await this.messages.acknowledged(jobId);
    if (stored === null) return;
    if (!(await this.#eraseTexts(jobId, until))) return;
    await this.messages.remove(stored);
    const finished = await this.#finish(due);
    if (finished === null) return;
    this.#logger.log({ event: 'job.answers_erased', jobId, ...finished });
    if (!finished.isFirst) return;
    const { cause, answers } = finished;
    this.metrics.count('beacon_erased_jobs_total', { cause });
    this.metrics.count('beacon_erased_answers_total', { cause }, answers);
  }

  /** With the event of it, once for each job: what comes late later is erased without a word. */
  async #finish(due: DueErasure): Promise<FinishedErasure | null> {
    return this.em.transactional(async (tx) => {
      const finished = await finishErasure(tx, due);
      if (finished?.isFirst === true) await enqueueOutbox(tx, [erasedEvent(due.jobId, finished)]);
      return finished;
    });
  }

  /** @returns whether no text is left. */
  async #eraseTexts(jobId: string, until: number): Promise<boolean> {
    let page = await eraseTexts(this.em, jobId, PAGE);
    while (page === 'more' && performance.now() < until) {
      page = await eraseTexts(this.em, jobId, PAGE);
    }
    return page === 'done';
  }
}

function erasedEvent(jobId: string, finished: FinishedErasure): OutboxEntry {
  const { cause, retentionDays, requestedAt, erasedAt, answers } = finished;
  return jobEvent('job.answers_erased', jobId, {
    cause,
    retention_days: retentionDays,
    requested_at: requestedAt,
    erased_at: erasedAt,
    answers,
  });
}
