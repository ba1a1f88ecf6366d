import { setTimeout as pause } from 'node:timers/promises';
import { Bus, RetryLaterError, askOne, watchConnection } from '@beacon/bus';
import type { MessageContext } from '@beacon/bus';
import {
  ACK_WAIT_MS,
  recordedAnswer,
  recordedQuestion,
  recordedSubject,
  streams,
} from '@beacon/contracts';
import type { ExecuteTaskV1, RecordedQuestionV1 } from '@beacon/contracts';
import { Metrics } from '@beacon/observability';
import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { OtherExecutors } from '../presence/other-executors.js';
import { ExecutorIdentity } from '../region/executor-identity.js';
import { ResultStore } from '../results/result-store.js';
import { AttemptLog, NO_ATTEMPTS } from '../results/attempt-log.js';
import type { AttemptTally } from '../results/attempt-log.js';
import { areOver } from './earlier-deliveries.js';

const EXCHANGE = { question: recordedQuestion, answer: recordedAnswer };
const ANSWER_WITHIN_MS = 2_000;
const ASK_AGAIN_MS = 250;
const WARN_EVERY_MS = 10_000;

/**
 * Knows for which tasks the claim check is not enough. A broker whose files were set back to an earlier state brings
 * tasks that are done, and has lost their results: so what its stream held already when this process connected is
 * asked for at a recorder before it is paid for.
 */
@Injectable()
export class ReplayCheck implements OnModuleInit {
  readonly #logger = new Logger(ReplayCheck.name);
  /** Tasks up to here may be replayed ones; all of them as long as the stream could not be looked at. */
  #lastOld = Infinity;
  /** Counts connections: an answer about an earlier one is not used. */
  #connections = 0;
  #warnedAt = -Infinity;

  constructor(
    private readonly bus: Bus,
    private readonly identity: ExecutorIdentity,
  ) {}

  /** Before the first task is pulled, and after each reconnection: looks at the region's stream. Resolves when that was tried once. */
  async onModuleInit(): Promise<void> {
    watchConnection(this.bus.connection, (change) => {
      this.#lastOld = Infinity;
      this.#connections += 1;
      if (change === 'back') void this.#look(this.#connections);
    });
    if (!(await this.#lookOnce(this.#connections))) void this.#look(this.#connections);
  }

  /** Whether a task may be done already, although the broker has no result of it. */
  appliesTo(task: Pick<ExecuteTaskV1, 'isReplanned'>, context: MessageContext): boolean {
    return task.isReplanned || (context.streamSequence ?? 0) <= this.#lastOld;
  }

  /**
   * Asks a recorder whether a task's cell is still wanted, again and again until one answers: without an answer nothing is
   * paid for.
   * @param signal ends the asking.
   * @throws the signal's reason.
   */
  async isWanted(task: ExecuteTaskV1, signal: AbortSignal): Promise<boolean> {
    const { jobId, region, model, questionId, repeat, round } = task;
    const question = { jobId, region, model, questionId, repeat, round };
    for (;;) {
      signal.throwIfAborted();
      const wanted = await this.#ask(question);
      if (wanted !== null) return wanted;
      await pause(ASK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #ask(question: RecordedQuestionV1): Promise<boolean | null> {
    try {
      const subject = recordedSubject(this.identity.region);
      const answer = await askOne(this.bus, subject, EXCHANGE, question, ANSWER_WITHIN_MS);
      return answer.wanted;
    } catch (error) {
      this.#warn('doubt.no_answer', error);
      return null;
    }
  }

  async #look(connection: number): Promise<void> {
    while (connection === this.#connections && !this.bus.connection.isClosed()) {
      if (await this.#lookOnce(connection)) return;
      await pause(ASK_AGAIN_MS);
    }
  }

  async #lookOnce(connection: number): Promise<boolean> {
    try {
      const { state } = await this.bus.manager.streams.info(streams.tasks(this.identity.region));
      if (connection === this.#connections) this.#lastOld = state.last_seq;
      return true;
    } catch (error) {
      this.#warn('doubt.stream_unread', error);
      return false;
    }
  }

  #warn(event: string, error: unknown): void {
    const now = performance.now();
    if (now - this.#warnedAt < WARN_EVERY_MS) return;
    this.#warnedAt = now;
    this.#logger.warn({ event, region: this.identity.region, error: String(error) });
  }
}

/** Why a task is not done again: its result is stored, or a recorder has no use for it. */
export type SettledAs = 'already_answered' | 'not_wanted';

/** What is known of a task before its provider is asked: whether it is settled already, and how many attempts it had. */
@Injectable()
export class TaskHistory {
  constructor(
    private readonly results: ResultStore,
    private readonly replay: ReplayCheck,
    private readonly attempts: AttemptLog,
    private readonly others: OtherExecutors,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Looks before paying: a task that was delivered or planned again may have been answered already.
   * @param waiting ends the looking.
   * @returns null when the task is still to be done.
   */
  async settledAs(
    task: ExecuteTaskV1,
    context: MessageContext,
    waiting: AbortSignal,
  ): Promise<SettledAs | null> {
    const settled = await this.#look(task, context, waiting);
    const { region, model } = task;
    this.metrics.count('beacon_claim_checks_total', { found: settled ?? 'nothing', region, model });
    return settled;
  }

  async #look(
    task: ExecuteTaskV1,
    context: MessageContext,
    waiting: AbortSignal,
  ): Promise<SettledAs | null> {
    if (await this.results.hasResult(task, waiting)) return 'already_answered';
    if (!this.replay.appliesTo(task, context)) return null;
    return (await this.replay.isWanted(task, waiting)) ? null : 'not_wanted';
  }

  /**
   * Leaves a task that was delivered before to the executor that has it still: its lease ran out although it lives, because the broker did
   * not store its extensions while its servers elected a leader.
   * @param waiting ends the asking.
   * @returns whether the others had to be asked. The task may have been settled meanwhile.
   * @throws RetryLaterError when one of them has it in flight.
   */
  async leaveToHolder(
    task: ExecuteTaskV1,
    { deliveryCount }: MessageContext,
    waiting: AbortSignal,
  ): Promise<boolean> {
    if (deliveryCount === 1) return false;
    const known = await this.attempts.tally(task, waiting);
    if (areOver(deliveryCount - 1, known, task)) return false;
    if (await this.others.hold(task, waiting)) {
      throw new RetryLaterError('another executor has it in flight', ACK_WAIT_MS);
    }
    return true;
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
    const known = await this.attempts.tally(task, waiting);
    if (known.number >= task.attemptsBefore) return known;
    // The broker has lost some: the planner knows of those that were recorded.
    return { ...known, number: task.attemptsBefore, throttled: task.throttledBefore };
  }
}
