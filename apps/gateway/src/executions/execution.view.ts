import { EXECUTION_STATUSES, OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import type { AskedText, Execution, OverrideFacts } from '@beacon/persistence';
import { z } from 'zod';
import { time } from '../http/time.js';

const CLASSIFICATIONS = [
  'substantive',
  'content_refusal',
  'partial_response',
  'technical_failure',
  'unknown',
] as const;
type Classification = (typeof CLASSIFICATIONS)[number];

/** An execution in a listing. */
export const executionView = z.strictObject({
  id: z.int(),
  job_id: z.string(),
  jobspec_id: z.string().describe('The same as job_id, as it was called before.'),
  region: z.string(),
  model_id: z.string(),
  question_id: z.string().nullable().describe("Null when the job's own prompt was asked."),
  repeat: z.int().describe('1-based.'),
  status: z.enum(EXECUTION_STATUSES),
  outcome: z.enum(OUTCOMES),
  outcome_source: z
    .string()
    .describe('What decided the outcome, such as `provider`, `rules`, `judge` or `human`.'),
  classifier_version: z
    .string()
    .describe('Version of what typed the outcome; `human` for a person.'),
  outcome_language: z
    .string()
    .nullable()
    .describe('Language of the answer, a primary tag such as `en`; null when it cannot be told.'),
  outcome_calibrated: z
    .boolean()
    .nullable()
    .describe(
      'Whether the classifier was trained on that language: otherwise only what rules can show is seen. Null when nothing was classified.',
    ),
  outcome_score: z
    .number()
    .nullable()
    .describe(
      'Log odds that the answer is withheld, by the learned part; null where it did not decide.',
    ),
  response_classification: z
    .enum(CLASSIFICATIONS)
    .describe('The outcome in the words of the original API.'),
  is_substantive: z.boolean(),
  is_content_refusal: z.boolean(),
  response_length: z.int().describe('In characters.'),
  provider_id: z.string(),
  started_at: time,
  completed_at: time,
  created_at: time.describe('When the outcome was recorded.'),
  duration_ms: z.int(),
  finish_reason: z.string().nullable(),
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
  http_status: z.int().nullable(),
  attempts: z.int().describe('Requests to the provider that it took, whatever ended it.'),
  throttled: z
    .int()
    .nullable()
    .describe(
      'How many of them were refused for a rate limit or a quota; null when an earlier release recorded it.',
    ),
  last_error_code: z
    .string()
    .nullable()
    .describe(
      'What the last of them failed with, beside what ended the cell; null when it brought an answer, or there was none.',
    ),
  round: z.int().describe('1, and one more for each retry that was asked for.'),
  retry_count: z.int().describe('Retries that it took: round - 1.'),
  retrying: z
    .boolean()
    .describe('Whether its cell is being asked again: this is what counts until then.'),
  quarantined: z.boolean().describe('Stored and shown, but left out of outcomes and rates.'),
  quarantine: z
    .string()
    .nullable()
    .describe('Why the evidence of where it ran contradicts what is configured.'),
  input_tokens: z.int().nullable(),
  output_tokens: z.int().nullable(),
  cost_usd: z.number().nullable(),
});
export type ExecutionView = z.output<typeof executionView>;

/** An execution with all that is stored of it. */
export const executionDetailView = executionView.extend({
  output: z.strictObject({
    response: z.string().nullable(),
    response_cut: z.boolean().describe('Whether the answer was too long to be stored whole.'),
  }),
  prompt: z.string().nullable().describe('The text that was asked.'),
  system_prompt: z.string().nullable(),
  prompt_sha256: z.string(),
  outcome_rule: z.string().nullable().describe('The rule that decided the outcome.'),
  outcome_evidence: z.string().nullable().describe('The words that the rule went by.'),
  override: z
    .strictObject({ author: z.string(), reason: z.string().nullable(), at: time })
    .nullable()
    .describe('Whose word the outcome is, and why; null when no person has typed it.'),
  executor_id: z.string(),
  evidence: z
    .record(z.string(), z.unknown())
    .describe('What is known of where and by whom it was answered.'),
});
export type ExecutionDetailView = z.output<typeof executionDetailView>;

const CLASSIFICATION_OF: Readonly<Partial<Record<Outcome, Classification>>> = {
  answered: 'substantive',
  partial: 'partial_response',
  refused: 'content_refusal',
  blocked_input: 'content_refusal',
  blocked_output: 'content_refusal',
  error: 'technical_failure',
};

/** A cancelled cell was not answered, so that nothing is known of its answer. */
function classificationOf({ status, outcome }: Execution): Classification {
  return status === 'cancelled' ? 'unknown' : (CLASSIFICATION_OF[outcome] ?? 'unknown');
}

type Calls = Pick<
  ExecutionView,
  'error_code' | 'error_message' | 'http_status' | 'attempts' | 'throttled' | 'last_error_code'
>;

/** What became of the calls, and of the cell where they brought no answer. */
function callsOf(row: Execution): Calls {
  return {
    error_code: row.errorCode ?? null,
    error_message: row.errorMessage ?? null,
    http_status: row.httpStatus ?? null,
    attempts: row.attempts,
    throttled: row.throttled ?? null,
    last_error_code: row.lastErrorCode ?? null,
  };
}

/** An execution as clients see it in a listing. */
export function toExecutionView(row: Execution, isRetrying: boolean): ExecutionView {
  const classification = classificationOf(row);
  return {
    id: row.id,
    job_id: row.jobId,
    jobspec_id: row.jobId,
    region: row.region,
    model_id: row.modelId,
    question_id: row.questionId || null,
    repeat: row.repeat,
    status: row.status,
    outcome: row.outcome,
    outcome_source: row.outcomeSource,
    classifier_version: row.classifierVersion,
    outcome_language: row.outcomeLanguage ?? null,
    outcome_calibrated: row.outcomeCalibrated ?? null,
    outcome_score: row.outcomeScore === null ? null : Number(row.outcomeScore),
    response_classification: classification,
    is_substantive: classification === 'substantive',
    is_content_refusal: classification === 'content_refusal',
    response_length: row.responseLength,
    provider_id: row.provider,
    started_at: row.startedAt.toISOString(),
    completed_at: row.completedAt.toISOString(),
    created_at: row.recordedAt.toISOString(),
    duration_ms: row.durationMs,
    finish_reason: row.finishReason ?? null,
    ...callsOf(row),
    round: row.round,
    retry_count: row.round - 1,
    retrying: isRetrying,
    quarantined: (row.quarantine ?? null) !== null,
    quarantine: row.quarantine ?? null,
    input_tokens: row.inputTokens ?? null,
    output_tokens: row.outputTokens ?? null,
    cost_usd: row.costUsd === null ? null : Number(row.costUsd),
  };
}

/** What is known of an execution beside its row. */
export interface ExecutionSurroundings {
  readonly asked: AskedText;
  readonly isRetrying: boolean;
  readonly override: OverrideFacts | null;
}

/** An execution with all that is stored of it, and what it was asked. */
export function toExecutionDetailView(
  row: Execution,
  { asked, isRetrying, override }: ExecutionSurroundings,
): ExecutionDetailView {
  return {
    ...toExecutionView(row, isRetrying),
    output: { response: row.response ?? null, response_cut: row.responseCut },
    prompt: asked.prompt,
    system_prompt: asked.systemPrompt,
    prompt_sha256: row.promptSha256,
    outcome_rule: row.outcomeRule ?? null,
    outcome_evidence: row.outcomeEvidence ?? null,
    override,
    executor_id: row.executorId,
    evidence: { ...row.evidence },
  };
}
