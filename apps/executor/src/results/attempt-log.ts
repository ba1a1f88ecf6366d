import { parseBoundedJson } from '@beacon/bounds';
import { Bus, JetStreamPublisher } from '@beacon/bus';
import {
  ContractError,
  MESSAGE_BOUNDS,
  attemptSubject,
  cellAttempt,
  momentOf,
  streams,
} from '@beacon/contracts';
import type { CellAddress, CellAttemptV1, CellResultV1, ExecuteTaskV1 } from '@beacon/contracts';
import { storableText } from '@beacon/domain';
import { Metrics, traceHeaders } from '@beacon/observability';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ExecutorIdentity } from '../region/executor-identity.js';
import { isThrottling } from '@beacon/providers';
import type { FailedAttempt, ProviderFailure } from '@beacon/providers';
import { BrokerRequests } from './broker-requests.js';
import { costOfFailure } from './call-cost.js';

/** What the broker knows of the attempts of a cell's round. */
export interface AttemptTally {
  /** Attempts made. */
  readonly number: number;
  /** How many of them were throttled. */
  readonly throttled: number;
  /** How many of those came after the last that was not. */
  readonly throttledInRow: number;
}

/** Nothing was asked yet. */
export const NO_ATTEMPTS: AttemptTally = {
  number: 0,
  throttled: 0,
  throttledInRow: 0,
};

/** The tally with one more attempt that failed. */
export function withFailure(
  before: AttemptTally,
  failure: Pick<ProviderFailure, 'kind'>,
): AttemptTally {
  const isThrottled = isThrottling(failure);
  return {
    number: before.number + 1,
    throttled: before.throttled + (isThrottled ? 1 : 0),
    throttledInRow: isThrottled ? before.throttledInRow + 1 : 0,
  };
}

const CODE_LIMIT = 100;
const MESSAGE_LIMIT = 1_000;

/** The attempts of cells, kept at the broker: so they are counted over crashes, replicas and lost delivery counts. */
@Injectable()
export class AttemptLog {
  constructor(
    @Inject(Bus) private readonly bus: Pick<Bus, 'manager'>,
    @Inject(JetStreamPublisher) private readonly publisher: Pick<JetStreamPublisher, 'publish'>,
    @Inject(ExecutorIdentity) private readonly identity: Pick<ExecutorIdentity, 'executorId'>,
    private readonly requests: BrokerRequests,
    private readonly metrics: Metrics = new Metrics('executor'),
  ) {}

  /**
   * What the broker knows of the attempts of a cell's round. Asked until it answers.
   * @param waiting ends the asking.
   * @throws RetryLaterError when the process stops before that.
   */
  async tally(address: CellAddress, waiting: AbortSignal): Promise<AttemptTally> {
    const query = { last_by_subj: attemptSubject(address) };
    const last = await this.requests.untilAnswered('count of attempts', waiting, () =>
      this.bus.manager.direct.getMessage(streams.attempts, query),
    );
    return last === null ? NO_ATTEMPTS : tallyIn(last.data);
  }

  /**
   * Keeps an attempt that brought no result. Safe to repeat.
   * @param tally with this attempt.
   * @throws Error when the broker does not store it.
   */
  async keepFailed(
    task: ExecuteTaskV1,
    attempt: FailedAttempt,
    tally: AttemptTally,
  ): Promise<void> {
    const { code, message, httpStatus, retryAfterMs } = attempt.failure;
    await this.#keep({
      ...cellOf(task),
      ...tally,
      executorId: this.identity.executorId,
      kind: 'failed',
      error: {
        code: storableText(code, CODE_LIMIT).text,
        message: storableText(message, MESSAGE_LIMIT).text,
        httpStatus,
      },
      retryAfterMs,
      ...costOfFailure(task, attempt),
      startedAt: momentOf(attempt.startedAt),
      completedAt: momentOf(attempt.completedAt),
      result: null,
    });
  }

  /**
   * Keeps a result that came when its cell's round had one. Safe to repeat.
   * @throws Error when the broker does not store it.
   */
  async keepLate(result: CellResultV1): Promise<void> {
    await this.#keep({
      ...cellOf(result),
      ...NO_ATTEMPTS,
      number: Math.max(1, result.attempts),
      executorId: this.identity.executorId,
      kind: 'late',
      error: result.error,
      retryAfterMs: null,
      startedAt: result.startedAt,
      completedAt: result.completedAt,
      result,
    });
    const { region, model } = result;
    this.metrics.count('beacon_duplicate_results_total', { region, model });
  }

  async #keep(attempt: CellAttemptV1): Promise<void> {
    const subject = attemptSubject(attempt);
    const { kind, number, startedAt } = attempt;
    await this.publisher.publish(subject, cellAttempt.encode(attempt), {
      // A repeat whose acknowledgement was lost is no second attempt.
      messageId: `${subject}:${kind}:${number}:${this.identity.executorId}:${startedAt}`,
      headers: traceHeaders(),
    });
  }
}

/**
 * An attempt that cannot be read was made nevertheless. What there is of its numbers is taken, so that a task neither starts
 * again nor ends among the dead letters for it.
 */
function tallyIn(data: Uint8Array): AttemptTally {
  try {
    const { number, throttled, throttledInRow } = cellAttempt.decode(data);
    return { number, throttled, throttledInRow };
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return numbersIn(data);
  }
}

const count = z.int().min(0).catch(0);
const numbers = z
  .object({
    number: z.int().min(1).catch(1),
    throttled: count,
    throttledInRow: count,
  })
  .catch({ ...NO_ATTEMPTS, number: 1 });

function numbersIn(data: Uint8Array): AttemptTally {
  try {
    return numbers.parse(parseBoundedJson(new TextDecoder().decode(data), MESSAGE_BOUNDS));
  } catch {
    // Not JSON, or too much of it.
    return { ...NO_ATTEMPTS, number: 1 };
  }
}

function cellOf({
  jobId,
  region,
  model,
  cell,
  round,
  questionId,
  repeat,
}: ExecuteTaskV1 | CellResultV1): Pick<
  CellAttemptV1,
  'jobId' | 'region' | 'model' | 'cell' | 'round' | 'questionId' | 'repeat'
> {
  return { jobId, region, model, cell, round, questionId, repeat };
}
