import { findCandidate, findCandidates, findExecution, readRound } from '@beacon/persistence';
import type { RetryCandidate } from '@beacon/persistence';
import { JOB_ID_PATTERN } from '@beacon/domain';
import { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CONTROL_OPTIONS } from '../settings/settings.js';
import type { ControlOptions } from '../settings/settings.js';
import { ApiError } from '../http/errors/api-error.js';
import type { ControlRequest } from './job-control.js';
import { JobRetry } from './job-retry.js';
import type { RetryOutcome } from './job-retry.js';

const EXECUTION_ID = /^[1-9]\d{0,14}$/;

/** The execution that is meant, as the original's clients say it. */
export interface QuestionPlace {
  /** Of the execution, or of the job. */
  readonly id: string;
  readonly region: string;
  /** 0-based, in the job's order. */
  readonly questionIndex: number;
  readonly modelId: string | null;
}

/** Result of the retry. */
export interface QuestionRetryOutcome {
  readonly kind: 'started' | 'under_way' | 'stored';
  readonly execution: RetryCandidate;
  /** Retries that were asked for, this one among them. */
  readonly retryAttempt: number;
  readonly updatedAt: string;
  /** The stored answer; null unless it is what is answered with. */
  readonly response: string | null;
}

/** Runs one question again, as the original's clients ask for it. */
@Injectable()
export class QuestionRetry {
  constructor(
    private readonly orm: MikroORM,
    private readonly retries: JobRetry,
    @Inject(CONTROL_OPTIONS) private readonly options: ControlOptions,
  ) {}

  /**
   * Starts the cell's next round when its execution failed; tells what there is when it did not.
   * @throws ApiError when there is no such execution, several, or it cannot be retried.
   */
  async retry(
    place: QuestionPlace,
    request: Omit<ControlRequest, 'jobId'>,
  ): Promise<QuestionRetryOutcome> {
    const execution = await this.#find(place);
    if (execution.status === 'cancelled') throw notRetryable(execution.status);
    if (execution.status !== 'failed') return this.#stored(execution);
    const outcome = await this.retries.retry(
      { ...request, jobId: execution.jobId },
      {
        statuses: ['failed'],
        regions: null,
        modelIds: null,
        questionIds: null,
        executionId: execution.id,
      },
    );
    // Recorded again between the two looks: what it is now decides.
    if (isNothing(outcome)) return this.retry(place, request);
    if (outcome.exhausted > 0) throw this.#exhausted();
    return this.#underWay(execution, outcome);
  }

  async #find(place: QuestionPlace): Promise<RetryCandidate> {
    const named = EXECUTION_ID.test(place.id)
      ? await findCandidate(this.orm.em.fork(), Number(place.id))
      : null;
    if (named !== null && isAt(named, place)) return named;
    const ofJob = JOB_ID_PATTERN.test(place.id)
      ? await findCandidates(this.orm.em.fork(), { ...place, jobId: place.id })
      : [];
    const [first, ...others] = ofJob;
    if (first === undefined) throw notFound();
    if (others.length > 0) throw ambiguous(ofJob);
    return first;
  }

  async #stored(execution: RetryCandidate): Promise<QuestionRetryOutcome> {
    const whole = await findExecution(this.orm.em.fork(), execution.id);
    return {
      kind: 'stored',
      execution,
      retryAttempt: execution.round - 1,
      updatedAt: (whole?.recordedAt ?? new Date()).toISOString(),
      response: whole?.response ?? null,
    };
  }

  async #underWay(
    execution: RetryCandidate,
    { retried }: RetryOutcome,
  ): Promise<QuestionRetryOutcome> {
    const round = await readRound(this.orm.em.fork(), execution);
    return {
      kind: retried > 0 ? 'started' : 'under_way',
      execution,
      retryAttempt: (round?.round ?? execution.round + 1) - 1,
      updatedAt: round?.requestedAt ?? new Date().toISOString(),
      response: null,
    };
  }

  #exhausted(): ApiError {
    const retries = this.options.maxRounds - 1;
    return new ApiError(429, {
      error: 'Max retry attempts reached',
      code: 'max_retries_reached',
      message: `the cell was retried ${retries} times, which is all that this installation allows`,
      extra: { retry_attempt: retries, max_attempts: retries },
    });
  }
}

function isAt(execution: RetryCandidate, place: QuestionPlace): boolean {
  return (
    execution.region === place.region &&
    execution.questionIndex === place.questionIndex &&
    (place.modelId === null || execution.modelId === place.modelId)
  );
}

function isNothing({ retried, alreadyRetrying, exhausted }: RetryOutcome): boolean {
  return retried + alreadyRetrying + exhausted === 0;
}

function notFound(): ApiError {
  return new ApiError(404, {
    error: 'Execution not found for the specified region',
    code: 'execution_not_found',
    message: 'no recorded execution has this id, region and question',
  });
}

function notRetryable(status: string): ApiError {
  return new ApiError(400, {
    error: `Execution is not in a retryable state (current status: ${status})`,
    code: 'not_retryable',
    message: `the execution is ${status}: POST /api/v1/jobs/:id/retry runs such cells again`,
  });
}

function ambiguous(found: readonly RetryCandidate[]): ApiError {
  const models = [...new Set(found.map(({ modelId }) => modelId))];
  if (models.length > 1) {
    const message = `${models.length} models answered this question there: say which`;
    const allowed = models.slice(0, 20).join(', ');
    return ApiError.validation([{ field: 'model_id', code: 'ambiguous_model', message, allowed }]);
  }
  const ids = found.slice(0, 20).map(({ id }) => id);
  const message = `the question was asked ${found.length} times there: name the execution in the path`;
  return ApiError.validation([
    { field: 'id', code: 'ambiguous_repeat', message, allowed: ids.join(', ') },
  ]);
}
