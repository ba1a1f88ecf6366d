import { RetryLaterError, UnprocessableMessageError, UnwantedMessageError } from '@beacon/bus';
import type { MessageContext } from '@beacon/bus';
import { parseCellSubject } from '@beacon/contracts';
import type { CellResultV1, ExecuteTaskV1 } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { Logger } from '@nestjs/common';
import { NO_ATTEMPTS, withFailure } from '../results/attempt-log.js';
import type { AttemptLog, AttemptTally } from '../results/attempt-log.js';
import type { Patience } from '../claims/broker-requests.js';
import type { CancellableTask, CancelledJobs } from './cancelled-jobs.js';
import type { ClaimCheck } from '../claims/claim-check.js';
import type { ReplayCheck } from '../claims/replay-check.js';
import type { ExecutorIdentity } from '../region/executor-identity.js';
import type { Lane } from '../lanes/lane.js';
import { ServedElsewhereError } from '../lanes/served-elsewhere.error.js';
import type { AttemptOutcome, FailedAttempt } from '../provider/attempt.js';
import type { ModelClients } from '../provider/model-clients.js';
import type { Expectations } from '../lanes/expectations.js';
import { answeredResult, failedResult } from '../results/build-result.js';
import type { ResultPublisher } from '../results/result-publisher.js';
import { describe, finalAttempt, isTriedAgain } from './give-up.js';
import { retryDelayMs, returnDelayMs } from '../provider/retry-delay.js';

/** A lane with all that a task of it needs. */
export interface ServedLane {
  readonly lane: Pick<Lane, 'attempt'>;
  readonly expectations: Pick<Expectations, 'contradiction'>;
}

/** What tasks are executed with. */
export interface TaskServiceParts {
  readonly identity: ExecutorIdentity;
  readonly patience: Pick<Patience, 'untilAnswered'>;
  readonly claims: Pick<ClaimCheck, 'hasResult'>;
  readonly attempts: Pick<AttemptLog, 'tally' | 'keepFailed'>;
  readonly doubt: Pick<ReplayCheck, 'concerns' | 'isWanted'>;
  readonly cancelled: Pick<CancelledJobs, 'takeInHand'>;
  readonly clients: Pick<ModelClients, 'ask'>;
  readonly results: Pick<ResultPublisher, 'publish'>;
  /** By model. */
  readonly lanes: ReadonlyMap<string, ServedLane>;
}

interface Work {
  readonly task: ExecuteTaskV1;
  readonly context: MessageContext;
  readonly hand: CancellableTask;
  readonly served: ServedLane;
}

/** Executes a task: claim check, one request to the provider, one result. */
export class TaskService {
  readonly #logger = new Logger('Executor');

  constructor(private readonly parts: TaskServiceParts) {}

  /**
   * Returns once the task's result is stored, whoever stored it, or nothing is wanted of it.
   * @throws RetryLaterError when the provider failed in a way that may pass and attempts are left, or the process stops.
   * @throws UnwantedMessageError when the task's job was called off.
   * @throws UnprocessableMessageError when the task is not this region's, or contradicts its subject.
   */
  async execute(task: ExecuteTaskV1, context: MessageContext): Promise<void> {
    const served = this.#assertOwn(task, context.subject);
    using hand = this.parts.cancelled.takeInHand(task, context);
    try {
      await this.#execute({ task, context, hand, served });
    } catch (error) {
      // Acknowledged, so that it never comes back: who resumes the job plans it anew.
      if (hand.isCancelled)
        throw new UnwantedMessageError('its job was called off', { cause: error });
      throw error;
    }
  }

  async #execute(work: Work): Promise<void> {
    work.hand.waiting.throwIfAborted();
    if (await this.#isSettled(work)) return;
    const before = await this.#attemptsBefore(work);
    const attempt = await this.#attempt(work).catch((error: unknown) => {
      if (error instanceof ServedElsewhereError) {
        throw new RetryLaterError('other executors serve its lane', returnDelayMs());
      }
      throw error;
    });
    if (attempt !== null) await this.#conclude(work, attempt, before);
  }

  /** Looks before paying: a task that was delivered or planned again may have been answered already. */
  async #isSettled({ task, context, hand }: Work): Promise<boolean> {
    const isAnswered = await this.parts.patience.untilAnswered('claim check', hand.waiting, () =>
      this.parts.claims.hasResult(task),
    );
    if (isAnswered) {
      this.#log('task.already_answered', task, {});
      return true;
    }
    if (!this.parts.doubt.concerns(task, context)) return false;
    const isWanted = await this.parts.doubt.isWanted(task, hand.waiting);
    if (!isWanted) this.#log('task.not_wanted', task, {});
    return !isWanted;
  }

  /** A first delivery of a new task is the first attempt; everything else may have had attempts that only the broker knows. */
  async #attemptsBefore({ task, context, hand }: Work): Promise<AttemptTally> {
    const isFirst =
      context.deliveryCount === 1 &&
      task.attemptsBefore === 0 &&
      !this.parts.doubt.concerns(task, context);
    if (isFirst) return NO_ATTEMPTS;
    const known = await this.parts.patience.untilAnswered('count of attempts', hand.waiting, () =>
      this.parts.attempts.tally(task),
    );
    if (known.number >= task.attemptsBefore) return known;
    // The broker has lost some: the planner knows of those that were recorded.
    return { ...known, number: task.attemptsBefore, throttled: task.throttledBefore };
  }

  /** Null when the task was settled by another while it waited at the gate, where its lease may have been lost. */
  async #attempt(work: Work): Promise<AttemptOutcome | null> {
    const { task, hand, served } = work;
    return served.lane.attempt(hand.waiting, async (hasWaited) => {
      if (hasWaited && (await this.#isSettled(work))) return null;
      hand.waiting.throwIfAborted();
      return this.parts.clients.ask(task, hand.signal);
    });
  }

  async #conclude(work: Work, attempt: AttemptOutcome, before: AttemptTally): Promise<void> {
    const facts = {
      task: work.task,
      attempts: before.number + 1,
      throttled: before.throttled,
      lastErrorCode: null,
      identity: this.parts.identity,
      expectations: work.served.expectations,
    };
    if (attempt.kind === 'answered') {
      return this.#publish(work, answeredResult({ ...facts, attempt }));
    }
    const { failure } = attempt;
    const made = withFailure(before, failure);
    if (failure.kind === 'aborted') return this.#giveBack(work, attempt, made);
    if (isTriedAgain(failure, made, work.task.maxAttempts)) {
      return this.#tryAgain(work, attempt, made);
    }
    return this.#publish(
      work,
      failedResult({
        ...facts,
        throttled: made.throttled,
        lastErrorCode: failure.code,
        attempt: finalAttempt(attempt, made),
      }),
    );
  }

  /** The result in hand is published even when its job was called off meanwhile: it was paid for, and is kept as late. */
  async #publish({ task, context }: Work, result: CellResultV1): Promise<void> {
    const fate = await this.parts.results.publish(result, context.signal);
    this.#log('task.executed', task, {
      outcome: result.outcome,
      attempts: result.attempts,
      durationMs: Date.parse(result.completedAt) - Date.parse(result.startedAt),
      fate,
    });
  }

  async #tryAgain(
    { task, context }: Work,
    attempt: FailedAttempt,
    made: AttemptTally,
  ): Promise<never> {
    // Kept before the task is given back: otherwise whoever gets it next would not count this one.
    await this.parts.patience.untilAnswered('failed attempt', context.signal, () =>
      this.parts.attempts.keepFailed(task, attempt, made),
    );
    const { failure } = attempt;
    const soFar = { counted: made.number - made.throttled, throttledInRow: made.throttledInRow };
    throw new RetryLaterError(describe(failure), retryDelayMs(failure, soFar));
  }

  /** The request was made and nobody waits for its answer: counted if the broker can be reached, and in any case over. */
  async #giveBack({ task }: Work, attempt: FailedAttempt, made: AttemptTally): Promise<never> {
    await this.parts.attempts.keepFailed(task, attempt, made).catch((error: unknown) => {
      // The only word of a request that was made: a process that stops does not wait for the broker.
      const { jobId, cell, region, model, round } = task;
      const facts = {
        jobId,
        cell,
        region,
        model,
        round,
        number: made.number,
        error: String(error),
      };
      this.#logger.warn({ event: 'attempt.not_kept', ...facts });
    });
    throw new RetryLaterError('the process is stopping', 0);
  }

  #assertOwn(task: ExecuteTaskV1, subject: string): ServedLane {
    const address = parseCellSubject(subject);
    const agrees =
      address.region === task.region &&
      address.model === task.model &&
      address.jobId === task.jobId &&
      address.cell === task.cell &&
      address.round === task.round &&
      task.cell === cellKey(task);
    if (!agrees) throw new UnprocessableMessageError('the task contradicts its subject');
    if (task.region !== this.parts.identity.region) {
      throw new UnprocessableMessageError(`the task is of region ${task.region}, not of this one`);
    }
    const served = this.parts.lanes.get(task.model);
    if (!served)
      throw new UnprocessableMessageError(`no lane for model ${task.model} in this region`);
    return served;
  }

  #log(event: string, task: ExecuteTaskV1, facts: Readonly<Record<string, unknown>>): void {
    const { jobId, cell, region, model, round } = task;
    this.#logger.debug({ event, jobId, cell, region, model, round, ...facts });
  }
}
