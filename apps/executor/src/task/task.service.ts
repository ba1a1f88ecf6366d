import { RetryLaterError, UnprocessableMessageError } from '@beacon/bus';
import type { MessageContext } from '@beacon/bus';
import { parseCellSubject } from '@beacon/contracts';
import type { CellResultV1, ExecuteTaskV1 } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { Logger } from '@nestjs/common';
import type { ClaimCheck } from '../claim/claim-check.js';
import type { ExecutorIdentity } from '../executor.module.js';
import type { ModelClients } from '../provider/model-clients.js';
import type { AttemptOutcome, ProviderFailure } from '../provider/attempt.js';
import { answeredResult, failedResult } from '../result/build-result.js';
import type { ResultPublisher } from '../result/result-publisher.js';
import { retryDelayMs } from './retry-delay.js';

/** What a task is executed with. */
export interface TaskServiceParts {
  readonly identity: ExecutorIdentity;
  readonly claims: ClaimCheck;
  readonly clients: ModelClients;
  readonly results: ResultPublisher;
}

/** Executes a task: claim check, one request to the provider, one result. */
export class TaskService {
  readonly #logger = new Logger('Executor');

  constructor(private readonly parts: TaskServiceParts) {}

  /**
   * Returns once the task's result is stored, whoever stored it.
   * @throws RetryLaterError when the provider failed in a way that may pass and attempts are left.
   * @throws UnprocessableMessageError when the task is not this region's, or contradicts its subject.
   */
  async execute(task: ExecuteTaskV1, context: MessageContext): Promise<void> {
    this.#assertOwn(task, context.subject);
    // A redelivered or replanned task may have been answered already: look before paying.
    if (await this.parts.claims.hasResult(task))
      return this.#log('task.already_answered', task, {});
    const attempt = await this.parts.clients.ask(task, context.signal);
    const result = this.#resultOf(task, attempt, context);
    const outcome = await this.parts.results.publish(result, context.signal);
    this.#log('task.executed', task, {
      outcome: result.outcome,
      attempts: result.attempts,
      durationMs: Date.parse(result.completedAt) - Date.parse(result.startedAt),
      publish: outcome,
    });
  }

  #assertOwn(task: ExecuteTaskV1, subject: string): void {
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
  }

  #resultOf(task: ExecuteTaskV1, attempt: AttemptOutcome, context: MessageContext): CellResultV1 {
    const facts = { task, attempt, attempts: context.deliveryCount, identity: this.parts.identity };
    if (attempt.kind === 'answered') return answeredResult({ ...facts, attempt });
    const { failure } = attempt;
    if (failure.kind === 'aborted') throw new RetryLaterError('the process is stopping', 0);
    if (failure.kind === 'transient' && context.deliveryCount < task.maxAttempts) {
      throw new RetryLaterError(describe(failure), retryDelayMs(failure, context.deliveryCount));
    }
    return failedResult({ ...facts, attempt });
  }

  #log(event: string, task: ExecuteTaskV1, facts: Readonly<Record<string, unknown>>): void {
    const { jobId, cell, region, model, round } = task;
    this.#logger.debug({ event, jobId, cell, region, model, round, ...facts });
  }
}

function describe(failure: ProviderFailure): string {
  return failure.httpStatus === null
    ? failure.code
    : `${failure.code} (HTTP ${failure.httpStatus})`;
}
