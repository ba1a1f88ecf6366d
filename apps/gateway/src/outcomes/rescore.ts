import { randomUUID } from 'node:crypto';
import { JOB_ID_PATTERN } from '@beacon/domain';
import { OutboxRelay } from '@beacon/outbox';
import {
  changeOutcomes,
  countMeasured,
  holdJob,
  readAnswersState,
  readErasure,
} from '@beacon/persistence';
import type { AnswersState } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { inTransaction } from '../changes/in-transaction.js';
import { assertKept, lockKept } from '../changes/locked-job.js';
import { recordAudit, recordAuditEvent } from '../audit/record-audit.js';
import { ApiError } from '../http/errors/api-error.js';
import type { Caller } from '../http/caller.js';
import { RescoreTally } from './rescore-tally.js';
import type { LaneChanges } from './rescore-tally.js';
import { readToken, writeToken } from './rescore-token.js';
import type { RescorePlace } from './rescore-token.js';
import { VERSION, differs } from './retype.js';
import { retypedBatches } from './retyped-batches.js';
import type { Retyped } from './retyped-batches.js';

/** What would change. */
export interface RescorePreview {
  readonly tally: RescoreTally;
  readonly lanes: readonly LaneChanges[];
  readonly token: string;
}

/** What was changed. */
export interface AppliedRescore {
  readonly rescoreId: string;
  readonly tally: RescoreTally;
  /** With which it goes on; null when all is done. */
  readonly token: string | null;
}

/** Who wants a job re-scored. */
export interface RescoreRequest {
  readonly jobId: string;
  readonly caller: Caller;
  readonly author: string | null;
  readonly reason: string | null;
}

interface Application {
  readonly request: RescoreRequest;
  readonly rescoreId: string;
  readonly place: RescorePlace;
  readonly tally: RescoreTally;
}

/** How long one request applies changes, in milliseconds: shorter than the timeouts of clients and proxies. */
const APPLY_BUDGET_MS = 15_000;

/**
 * Types a job's stored answers again with this version of the classifier; no model is asked. A preview shows what would change; then it
 * is applied batch by batch, each in a transaction of its own. The version of each execution shows whether it is done: after a crash a
 * new preview shows what is left.
 */
@Injectable()
export class Rescore {
  #isBusy = false;

  constructor(
    private readonly orm: MikroORM,
    private readonly relay: OutboxRelay,
  ) {}

  /**
   * Finds out what would change.
   * @param signal ends it early, when the client no longer waits for the answer.
   * @throws ApiError when there is no such job, or another one is being re-scored here.
   */
  async preview(jobId: string, signal: AbortSignal): Promise<RescorePreview> {
    return this.#alone(async () => {
      const em = this.orm.em.fork();
      const state = await stateOrRefuse(em, jobId);
      assertKept({ id: jobId, isErased: (await readErasure(em, jobId)) !== null });
      const tally = new RescoreTally();
      const place = { newest: state.newest, after: 0 };
      for await (const { kept, retyped } of retypedBatches(em, jobId, place, signal)) {
        for (const answer of kept) tally.keep(answer);
        for (const { answer, to } of retyped) tally.retype(answer, to);
      }
      const lanes = tally.lanes(await countMeasured(em, jobId, state.newest));
      return { tally, lanes, token: writeToken(jobId, state, place) };
    });
  }

  /**
   * Changes what a preview has shown, for some seconds; the token in the answer goes on with what is left then.
   * @param token of the preview, or of the answer before.
   * @param signal ends it early, after the current batch.
   * @throws ApiError when there is no such job, the token does not hold any more, or another job is being re-scored here.
   */
  async apply(
    request: RescoreRequest,
    token: string,
    signal: AbortSignal,
  ): Promise<AppliedRescore> {
    return this.#alone(async () => {
      const rescoreId = randomUUID();
      const place = await this.#begin(request, token, rescoreId);
      const application = { request, rescoreId, place, tally: new RescoreTally() };
      const reached = await this.#applyFrom(application, signal);
      const left = await this.#end(application, reached);
      this.relay.wake();
      return { rescoreId, tally: application.tally, token: left };
    });
  }

  /** Typing takes the processor: one job at a time, so that the gateway has time for others. */
  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#isBusy) throw busy();
    this.#isBusy = true;
    try {
      return await work();
    } finally {
      this.#isBusy = false;
    }
  }

  async #begin(request: RescoreRequest, token: string, rescoreId: string): Promise<RescorePlace> {
    const { jobId, caller, reason } = request;
    return inTransaction(this.orm, async (em) => {
      await lockKept(em, jobId);
      const place = readToken(token, jobId, await stateOrRefuse(em, jobId));
      if (place === null) throw stale();
      const details = {
        rescore_id: rescoreId,
        classifier_version: VERSION,
        executions_after: place.after,
        executions_up_to: place.newest,
      };
      await recordAudit(em, { caller, action: 'job.rescore', jobId, reason, details });
      return place;
    });
  }

  /** @returns the id up to which all is done; null when everything is. */
  async #applyFrom(application: Application, signal: AbortSignal): Promise<number | null> {
    const { request, place, tally } = application;
    const end = performance.now() + APPLY_BUDGET_MS;
    const em = this.orm.em.fork();
    for await (const batch of retypedBatches(em, request.jobId, place, signal)) {
      for (const answer of batch.kept) tally.keep(answer);
      await this.#store(batch.retyped, application);
      if (performance.now() > end || signal.aborted) return batch.last;
    }
    return signal.aborted ? place.after : null;
  }

  async #store(retyped: readonly Retyped[], { request, rescoreId, tally }: Application) {
    const author = request.author ?? request.caller.actor;
    const cause = { kind: 'rescore', author, reason: request.reason, rescoreId } as const;
    const differing = retyped.filter(({ answer, to }) => differs(answer, to));
    const corrections = differing.map(({ answer, to, facts }) => ({
      executionId: answer.id,
      round: answer.round,
      from: answer,
      to,
      facts,
    }));
    const stored = await inTransaction(this.orm, async (em) => {
      await lockKept(em, request.jobId);
      return changeOutcomes(em, request.jobId, corrections, cause);
    });
    const ids = new Set(stored.map(({ executionId }) => executionId));
    for (const { answer, to } of retyped) {
      const isLeft = differs(answer, to) && !ids.has(answer.id);
      if (isLeft) tally.overtake();
      else tally.retype(answer, to);
    }
  }

  async #end(
    { request: { jobId, caller, reason }, rescoreId, tally, place }: Application,
    reached: number | null,
  ): Promise<string | null> {
    const { changed, alike, overtaken } = tally.totals;
    const details = {
      rescore_id: rescoreId,
      classifier_version: VERSION,
      complete: reached === null,
      changed,
      same_outcome: alike,
      overtaken,
      changes: tally.changes,
    };
    return inTransaction(this.orm, async (em) => {
      await holdJob(em, jobId);
      const [action, event] = ['job.rescored', 'job.rescored'] as const;
      await recordAuditEvent(em, { jobId, caller, reason, action, event, details });
      if (reached === null) return null;
      const state = await stateOrRefuse(em, jobId);
      return writeToken(jobId, state, { newest: place.newest, after: reached });
    });
  }
}

async function stateOrRefuse(em: EntityManager, jobId: string): Promise<AnswersState> {
  const state = JOB_ID_PATTERN.test(jobId) ? await readAnswersState(em, jobId) : null;
  if (state === null) throw ApiError.notFound('job', jobId);
  return state;
}

function stale(): ApiError {
  const message =
    'answers or outcomes of the job have changed since the preview: ask for a new one, look at it, and apply that';
  return ApiError.conflict('preview_stale', message);
}

function busy(): ApiError {
  const message = 'another re-scoring is under way at this gateway: ask again';
  const headers = { 'retry-after': '5' };
  return new ApiError(409, { error: 'rescore_busy', code: 'rescore_busy', message, headers });
}
