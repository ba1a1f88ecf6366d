import { JOB_STATUSES, OUTCOMES } from '@beacon/domain';
import type { JobStatus, Outcome } from '@beacon/domain';
import type { CancelledJob } from '@beacon/persistence';
import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { ErrorBody } from '../http/errors/error-body.js';
import { INTEGER, NULLABLE_TEXT, NULLABLE_TIME, TIME } from '../http/openapi/schemas.js';
import type { Change } from './job-control.js';
import type { ExtensionOutcome } from './job-extension.js';
import { toFacts } from './job-retry.js';
import type { RetryOutcome } from './job-retry.js';
import type { QuestionRetryOutcome } from './question-retry.js';

const UNCONFIRMED = {
  description:
    'Executors with a recent heartbeat that did not confirm within a second: they may begin calls until they are notified. When it is empty, no call begins after this answer.',
};

/** A job that was cancelled by this request. */
export class CancelledJobView {
  @ApiProperty({ type: 'boolean', enum: [true] })
  readonly ok!: true;

  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ enum: JOB_STATUSES })
  readonly previous_status!: JobStatus;

  @ApiProperty({ enum: ['cancelled'] })
  readonly new_status!: 'cancelled';

  @ApiProperty({ type: 'boolean', enum: [true], description: 'Running calls are told to stop.' })
  readonly context_cancelled!: true;

  @ApiProperty({ ...INTEGER, description: 'Cells without an execution, which become cancelled.' })
  readonly executions_cancelled!: number;

  @ApiProperty(TIME)
  readonly cancelled_at!: string;

  @ApiProperty({ ...UNCONFIRMED, type: [String] })
  readonly unconfirmed_executors!: readonly string[];
}

/** A job that had ended before. */
export class EndedJobView {
  @ApiProperty({ type: 'boolean', enum: [true] })
  readonly ok!: true;

  @ApiProperty({ enum: ['job already in terminal state'] })
  readonly message!: 'job already in terminal state';

  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ enum: JOB_STATUSES })
  readonly status!: JobStatus;
}

/** The answer to a cancellation. */
export type CancelView = CancelledJobView | EndedJobView;

/** Result of a cancellation. */
export function toCancelView({
  before,
  after,
  unconfirmed: silent,
}: Change<CancelledJob>): CancelView {
  const { id, status } = before;
  if (after === null) {
    return { ok: true, message: 'job already in terminal state', job_id: id, status };
  }
  return {
    ok: true,
    job_id: id,
    previous_status: status,
    new_status: 'cancelled',
    context_cancelled: true,
    executions_cancelled: before.cells - before.recorded,
    cancelled_at: after.completedAt,
    unconfirmed_executors: [...silent],
  };
}

/** A job after a pause or a resumption. */
export class PauseView {
  @ApiProperty({ type: 'boolean', enum: [true] })
  readonly ok!: true;

  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ enum: JOB_STATUSES })
  readonly status!: JobStatus;

  @ApiProperty({ description: 'False when it was so before.' })
  readonly changed!: boolean;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Null when the job is not paused.' })
  readonly paused_at!: string | null;

  @ApiProperty({
    ...NULLABLE_TIME,
    description: 'Waits while the job is paused; null until it starts.',
  })
  readonly deadline_at!: string | null;

  @ApiProperty({ ...UNCONFIRMED, type: [String] })
  readonly unconfirmed_executors!: readonly string[];
}

/** Result of a pause or a resumption. */
export function toPauseView({ before, after, unconfirmed: silent }: Change): PauseView {
  const now = after ?? before;
  return {
    ok: true,
    job_id: before.id,
    status: now.status,
    changed: after !== null,
    paused_at: now.pausedAt,
    deadline_at: now.deadlineAt,
    unconfirmed_executors: [...silent],
  };
}

/** Result of a retry. */
export class RetryView {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ ...INTEGER, description: 'Cells that are asked again.' })
  readonly retried!: number;

  @ApiProperty({ ...INTEGER, description: 'Cells that an earlier retry is still asking.' })
  readonly already_retrying!: number;

  @ApiProperty({ ...INTEGER, description: 'Cells that have had all their rounds.' })
  readonly exhausted!: number;

  @ApiProperty({ enum: JOB_STATUSES, description: 'Of the job now.' })
  readonly status!: JobStatus;
}

/** The answer to a retry. */
export function toRetryView(jobId: string, outcome: RetryOutcome): RetryView {
  return { job_id: jobId, ...toFacts(outcome), status: outcome.status };
}

/** An error that says how many retries there were. */
export class ExhaustedErrorBody extends OmitType(ErrorBody, ['retry_attempt', 'max_attempts']) {
  @ApiProperty({ type: 'integer', description: 'Retries so far.' })
  readonly retry_attempt!: number;

  @ApiProperty({ type: 'integer', description: 'Retries that this installation allows.' })
  readonly max_attempts!: number;
}

const RETRY_STATUSES = ['retrying', 'completed', 'refused'] as const;

/** Result for one question, for clients of the original. */
export class QuestionRetryResultView {
  @ApiProperty()
  readonly message!: string;

  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly question_id!: string | null;

  @ApiPropertyOptional({ enum: OUTCOMES, description: 'Of a stored result.' })
  readonly outcome?: Outcome;

  @ApiPropertyOptional({ ...NULLABLE_TEXT, description: 'Of a stored result.' })
  readonly response?: string | null;
}

/** The answer to a retry of one question, in the fields that the original's clients read. */
export class QuestionRetryView {
  @ApiProperty(INTEGER)
  readonly execution_id!: number;

  @ApiProperty()
  readonly region!: string;

  @ApiProperty(INTEGER)
  readonly question_index!: number;

  @ApiProperty({ enum: RETRY_STATUSES })
  readonly status!: (typeof RETRY_STATUSES)[number];

  @ApiProperty({ ...INTEGER, description: 'Retries that were asked for.' })
  readonly retry_attempt!: number;

  @ApiProperty(TIME)
  readonly updated_at!: string;

  @ApiProperty()
  readonly result!: QuestionRetryResultView;
}

const MESSAGES = {
  started: 'Retry queued successfully',
  under_way: 'Retry already in progress',
  stored: 'Execution already has a result',
} as const;

/** Result of a retry of one question. */
export function toQuestionRetryView(outcome: QuestionRetryOutcome): QuestionRetryView {
  const { kind, execution, retryAttempt, updatedAt, response } = outcome;
  const isStored = kind === 'stored';
  return {
    execution_id: execution.id,
    region: execution.region,
    question_index: execution.questionIndex,
    status: execution.status === 'refused' ? 'refused' : isStored ? 'completed' : 'retrying',
    retry_attempt: retryAttempt,
    updated_at: updatedAt,
    result: {
      message: MESSAGES[kind],
      job_id: execution.jobId,
      model_id: execution.modelId,
      question_id: execution.questionId,
      ...(isStored ? { outcome: execution.outcome, response } : {}),
    },
  };
}

/** Result of an extension. */
export class ExtensionView {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ ...INTEGER, description: 'Cells that are new.' })
  readonly added!: number;

  @ApiProperty({ ...INTEGER, description: 'Executions that the job comes to now.' })
  readonly expected_executions!: number;

  @ApiProperty({ enum: JOB_STATUSES })
  readonly status!: JobStatus;
}

/** The answer to an extension. */
export function toExtensionView(jobId: string, outcome: ExtensionOutcome): ExtensionView {
  const { added, expected, status } = outcome;
  return { job_id: jobId, added, expected_executions: expected, status };
}
