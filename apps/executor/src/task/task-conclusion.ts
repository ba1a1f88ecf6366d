import { RetryLaterError } from '@beacon/bus';
import type { ExecuteTaskV1, CellResultV1, TaskDelivery } from '@beacon/contracts';
import { Logger, Injectable } from '@nestjs/common';
import type { AttemptOutcome, Expectations, FailedAttempt } from '@beacon/providers';
import { retryDelayMs } from '../provider/retry-delay.js';
import { ExecutorIdentity } from '../region/executor-identity.js';
import { BrokerRequests } from '../results/broker-requests.js';
import { AttemptLog, withFailure } from '../results/attempt-log.js';
import type { AttemptTally } from '../results/attempt-log.js';
import { answeredResult, failedResult } from '../results/build-result.js';
import { ResultStore } from '../results/result-store.js';
import { ResultSigner } from '../signing/result-signer.js';
import { describe, finalAttempt, isTriedAgain } from './give-up.js';

const logger = new Logger('Executor');

/** The facts by which a task's log lines name it. */
function namesOf({ jobId, cell, region, model, round }: ExecuteTaskV1) {
  return { jobId, cell, region, model, round };
}

/** Logs a fact about a task, at debug level. */
export function logTask(
  event: string,
  task: ExecuteTaskV1,
  facts: Readonly<Record<string, unknown>> = {},
): void {
  logger.debug({ event, ...namesOf(task), ...facts });
}

/** A task whose provider was asked. */
interface AttemptedTask {
  readonly task: ExecuteTaskV1;
  /** Aborted when the process gives up what it has in flight. */
  readonly signal: AbortSignal;
  readonly expectations: Expectations;
  /** Attempts before this one. */
  readonly before: AttemptTally;
  readonly delivery: TaskDelivery;
}

/** Decides what follows from an attempt: a result, another try, or the task's return to the broker. */
@Injectable()
export class TaskConclusion {
  constructor(
    private readonly identity: ExecutorIdentity,
    private readonly requests: BrokerRequests,
    private readonly attempts: AttemptLog,
    private readonly results: ResultStore,
    private readonly signer: ResultSigner,
  ) {}

  /**
   * Returns once the task's result is stored, by this executor or another.
   * @throws RetryLaterError when the task is to be tried again, or the process stops.
   */
  async conclude(attempted: AttemptedTask, attempt: AttemptOutcome): Promise<void> {
    const { task, before, expectations, delivery } = attempted;
    const facts = {
      task,
      attempts: before.number + 1,
      throttled: before.throttled,
      lastErrorCode: null,
      identity: this.identity,
      delivery,
      expectations,
    };
    if (attempt.kind === 'answered') {
      return this.#publish(attempted, answeredResult({ ...facts, attempt }));
    }
    const { failure } = attempt;
    const made = withFailure(before, failure);
    if (failure.kind === 'aborted') return this.#giveBack(task, attempt, made);
    if (isTriedAgain(failure, made, task.maxAttempts)) {
      return this.#tryAgain(attempted, attempt, made);
    }
    const throttled = made.throttled;
    const final = { throttled, lastErrorCode: failure.code, attempt: finalAttempt(attempt, made) };
    return this.#publish(attempted, failedResult({ ...facts, ...final }));
  }

  /** The result is published even when its job was cancelled meanwhile: it was paid for, and is kept as late. */
  async #publish({ task, signal }: AttemptedTask, result: CellResultV1): Promise<void> {
    const signed = await this.signer.sign(result, task, signal);
    const fate = await this.results.publish(signed, signal);
    logTask('task.executed', task, {
      outcome: result.outcome,
      attempts: result.attempts,
      durationMs: Date.parse(result.completedAt) - Date.parse(result.startedAt),
      fate,
    });
  }

  async #tryAgain(
    { task, signal }: AttemptedTask,
    attempt: FailedAttempt,
    made: AttemptTally,
  ): Promise<never> {
    // Stored before the task is returned: otherwise the next executor would not count this attempt.
    await this.requests.untilAnswered('failed attempt', signal, () =>
      this.attempts.keepFailed(task, attempt, made),
    );
    const { failure } = attempt;
    const soFar = { counted: made.number - made.throttled, throttledInRow: made.throttledInRow };
    throw new RetryLaterError(describe(failure), retryDelayMs(failure, soFar));
  }

  /** The request was made and its answer is no longer wanted: recorded if the broker can be reached, dropped otherwise. */
  async #giveBack(task: ExecuteTaskV1, attempt: FailedAttempt, made: AttemptTally): Promise<never> {
    await this.attempts.keepFailed(task, attempt, made).catch((error: unknown) => {
      // The only trace of a request that was made: a process that stops does not wait for the broker.
      const facts = { ...namesOf(task), number: made.number, error: String(error) };
      logger.warn({ event: 'attempt.not_kept', ...facts });
    });
    throw new RetryLaterError('the process is stopping', 0);
  }
}
