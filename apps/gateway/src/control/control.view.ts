import { JOB_STATUSES, OUTCOMES } from '@beacon/domain';
import type { CancelledJob } from '@beacon/persistence';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { z } from 'zod';
import { ErrorBody } from '../http/errors/error-body.js';
import { time } from '../http/time.js';
import type { Change } from './job-control.js';
import type { ExtensionOutcome } from './job-extension.js';
import { toFacts } from './job-retry.js';
import type { RetryOutcome } from './job-retry.js';
import type { QuestionRetryOutcome } from './question-retry.js';

const jobStatus = z.enum(JOB_STATUSES);
const ok = z.literal(true);

const unconfirmed = z
  .array(z.string())
  .describe(
    'Executors heard lately that did not confirm within a second: they may begin calls until they hear of it. When it is empty, no call begins after this answer.',
  );

/** A job that was cancelled by this request. */
export const cancelledView = z.strictObject({
  ok,
  job_id: z.string(),
  previous_status: jobStatus,
  new_status: z.literal('cancelled'),
  context_cancelled: ok.describe('Running calls are told to stop.'),
  executions_cancelled: z.int().describe('Cells without an execution, which become cancelled.'),
  cancelled_at: time,
  unconfirmed_executors: unconfirmed,
});

/** A job that had ended before. */
export const terminalView = z.strictObject({
  ok,
  message: z.literal('job already in terminal state'),
  job_id: z.string(),
  status: jobStatus,
});

/** The answer to a cancellation. */
export const cancelView = z.union([cancelledView, terminalView]);
export type CancelView = z.output<typeof cancelView>;

/** What became of a cancellation. */
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
export const pauseView = z.strictObject({
  ok,
  job_id: z.string(),
  status: jobStatus,
  changed: z.boolean().describe('False when it was so before.'),
  paused_at: time.nullable().describe('Null when the job is not paused.'),
  deadline_at: time.nullable().describe('Waits while the job is paused; null until it starts.'),
  unconfirmed_executors: unconfirmed,
});
export type PauseView = z.output<typeof pauseView>;

/** What became of a pause or a resumption. */
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

/** What became of a retry. */
export const retryView = z.strictObject({
  job_id: z.string(),
  retried: z.int().describe('Cells that are asked again.'),
  already_retrying: z.int().describe('Cells that an earlier retry is still asking.'),
  exhausted: z.int().describe('Cells that have had all their rounds.'),
  status: jobStatus.describe('Of the job now.'),
});
export type RetryView = z.output<typeof retryView>;

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

/** The answer to a retry of one question, in the fields that the original's clients read. */
export const questionRetryView = z.strictObject({
  execution_id: z.int(),
  region: z.string(),
  question_index: z.int(),
  status: z.enum(['retrying', 'completed', 'refused']),
  retry_attempt: z.int().describe('Retries that were asked for.'),
  updated_at: time,
  result: z.strictObject({
    message: z.string(),
    job_id: z.string(),
    model_id: z.string(),
    question_id: z.string().nullable(),
    outcome: z.enum(OUTCOMES).optional().describe('Of a stored result.'),
    response: z.string().nullable().optional().describe('Of a stored result.'),
  }),
});
export type QuestionRetryView = z.output<typeof questionRetryView>;

const MESSAGES = {
  started: 'Retry queued successfully',
  under_way: 'Retry already in progress',
  stored: 'Execution already has a result',
} as const;

/** What became of a retry of one question. */
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

/** What became of an extension. */
export const extensionView = z.strictObject({
  job_id: z.string(),
  added: z.int().describe('Cells that are new.'),
  expected_executions: z.int().describe('Executions that the job comes to now.'),
  status: jobStatus,
});
export type ExtensionView = z.output<typeof extensionView>;

/** The answer to an extension. */
export function toExtensionView(jobId: string, outcome: ExtensionOutcome): ExtensionView {
  const { added, expected, status } = outcome;
  return { job_id: jobId, added, expected_executions: expected, status };
}
