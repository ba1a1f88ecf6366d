import type { MessageContext } from '@beacon/bus';
import type { ExecuteTaskV1 } from '@beacon/contracts';
import { Injectable } from '@nestjs/common';
import { BrokerRequests } from '../claims/broker-requests.js';
import { ClaimCheck } from '../claims/claim-check.js';
import { ReplayCheck } from '../claims/replay-check.js';
import type { FailedAttempt } from '../provider/attempt.js';
import { AttemptLog, NO_ATTEMPTS } from '../results/attempt-log.js';
import type { AttemptTally } from '../results/attempt-log.js';
import { logTask } from './log-task.js';

/** What is known of a task before its provider is asked: whether it is settled already, and how many attempts it had. */
@Injectable()
export class TaskHistory {
  constructor(
    private readonly requests: BrokerRequests,
    private readonly claims: ClaimCheck,
    private readonly replay: ReplayCheck,
    private readonly attempts: AttemptLog,
  ) {}

  /**
   * Looks before paying: a task that was delivered or planned again may have been answered already.
   * @param waiting ends the looking.
   */
  async isSettled(
    task: ExecuteTaskV1,
    context: MessageContext,
    waiting: AbortSignal,
  ): Promise<boolean> {
    const isAnswered = await this.requests.untilAnswered('claim check', waiting, () =>
      this.claims.hasResult(task),
    );
    if (isAnswered) {
      logTask('task.already_answered', task);
      return true;
    }
    if (!this.replay.appliesTo(task, context)) return false;
    const isWanted = await this.replay.isWanted(task, waiting);
    if (!isWanted) logTask('task.not_wanted', task);
    return !isWanted;
  }

  /** A first delivery of a new task is the first attempt; everything else may have had attempts that only the broker knows. */
  async attemptsBefore(
    task: ExecuteTaskV1,
    context: MessageContext,
    waiting: AbortSignal,
  ): Promise<AttemptTally> {
    const isFirst =
      context.deliveryCount === 1 &&
      task.attemptsBefore === 0 &&
      !this.replay.appliesTo(task, context);
    if (isFirst) return NO_ATTEMPTS;
    const known = await this.requests.untilAnswered('count of attempts', waiting, () =>
      this.attempts.tally(task),
    );
    if (known.number >= task.attemptsBefore) return known;
    // The broker has lost some: the planner knows of those that were recorded.
    return { ...known, number: task.attemptsBefore, throttled: task.throttledBefore };
  }

  /**
   * Keeps a failed attempt, however long the broker is away.
   * @throws RetryLaterError when the process stops before that.
   */
  async keepFailed(
    task: ExecuteTaskV1,
    attempt: FailedAttempt,
    made: AttemptTally,
    signal: AbortSignal,
  ): Promise<void> {
    await this.requests.untilAnswered('failed attempt', signal, () =>
      this.attempts.keepFailed(task, attempt, made),
    );
  }

  /**
   * Keeps a failed attempt if the broker can be reached now.
   * @throws Error when it does not store it.
   */
  async tryKeepFailed(
    task: ExecuteTaskV1,
    attempt: FailedAttempt,
    made: AttemptTally,
  ): Promise<void> {
    await this.attempts.keepFailed(task, attempt, made);
  }
}
