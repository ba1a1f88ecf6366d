import { EXECUTION_STATUSES, OUTCOMES } from '@beacon/domain';
import type { ExecutionStatus, Outcome } from '@beacon/domain';
import type { AskedText, Execution, KnownLabel, OverrideFacts } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import {
  ANY_OBJECT,
  INTEGER,
  NULLABLE_INTEGER,
  NULLABLE_TEXT,
  TIME,
} from '../http/openapi/schemas.js';
import { outcomeBasis } from './outcome-basis.js';
import { OutcomeBasisView } from './outcome-basis.view.js';

const CLASSIFICATIONS = [
  'substantive',
  'content_refusal',
  'partial_response',
  'technical_failure',
  'unknown',
] as const;
type Classification = (typeof CLASSIFICATIONS)[number];

/** An execution in a listing. */
export class ExecutionView {
  @ApiProperty(INTEGER)
  readonly id!: number;

  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ description: 'The same as job_id, as it was called before.' })
  readonly jobspec_id!: string;

  @ApiProperty()
  readonly region!: string;

  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: "Null when the job's own prompt was asked." })
  readonly question_id!: string | null;

  @ApiProperty({ ...INTEGER, description: '1-based.' })
  readonly repeat!: number;

  @ApiProperty({ enum: EXECUTION_STATUSES })
  readonly status!: ExecutionStatus;

  @ApiProperty({ enum: OUTCOMES })
  readonly outcome!: Outcome;

  @ApiProperty({
    description: 'What decided the outcome, such as `provider`, `rules`, `judge` or `human`.',
  })
  readonly outcome_source!: string;

  @ApiProperty({ description: 'Version of what typed the outcome; `human` for a person.' })
  readonly classifier_version!: string;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Language of the answer, a primary tag such as `en`; null when it cannot be told.',
  })
  readonly outcome_language!: string | null;

  @ApiProperty({
    type: 'boolean',
    nullable: true,
    description:
      'Whether the classifier was trained on that language: otherwise only what rules can show is seen. Null when nothing was classified.',
  })
  readonly outcome_calibrated!: boolean | null;

  @ApiProperty({
    type: 'number',
    nullable: true,
    description:
      'Log odds that the answer is withheld, by the learned part; null where it did not decide.',
  })
  readonly outcome_score!: number | null;

  @ApiProperty({
    enum: CLASSIFICATIONS,
    description: 'The outcome in the words of the original API.',
  })
  readonly response_classification!: Classification;

  @ApiProperty()
  readonly is_substantive!: boolean;

  @ApiProperty()
  readonly is_content_refusal!: boolean;

  @ApiProperty({ ...INTEGER, description: 'In characters.' })
  readonly response_length!: number;

  @ApiProperty()
  readonly provider_id!: string;

  @ApiProperty(TIME)
  readonly started_at!: string;

  @ApiProperty(TIME)
  readonly completed_at!: string;

  @ApiProperty({ ...TIME, description: 'When the outcome was recorded.' })
  readonly created_at!: string;

  @ApiProperty(INTEGER)
  readonly duration_ms!: number;

  @ApiProperty(NULLABLE_TEXT)
  readonly finish_reason!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly error_code!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly error_message!: string | null;

  @ApiProperty(NULLABLE_INTEGER)
  readonly http_status!: number | null;

  @ApiProperty({
    ...INTEGER,
    description: 'Requests to the provider that it took, whatever ended it.',
  })
  readonly attempts!: number;

  @ApiProperty({
    ...NULLABLE_INTEGER,
    description:
      'How many of them were refused for a rate limit or a quota; null when an earlier release recorded it.',
  })
  readonly throttled!: number | null;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description:
      'What the last of them failed with, beside what ended the cell; null when it brought an answer, or there was none.',
  })
  readonly last_error_code!: string | null;

  @ApiProperty({ ...INTEGER, description: '1, and one more for each retry that was asked for.' })
  readonly round!: number;

  @ApiProperty({ ...INTEGER, description: 'Retries that it took: round - 1.' })
  readonly retry_count!: number;

  @ApiProperty({
    description: 'Whether its cell is being asked again: this is what counts until then.',
  })
  readonly retrying!: boolean;

  @ApiProperty({ description: 'Stored and shown, but left out of outcomes and rates.' })
  readonly quarantined!: boolean;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Why the evidence of where it ran contradicts what is configured.',
  })
  readonly quarantine!: string | null;

  @ApiProperty(NULLABLE_INTEGER)
  readonly input_tokens!: number | null;

  @ApiProperty(NULLABLE_INTEGER)
  readonly output_tokens!: number | null;

  @ApiProperty({ type: 'number', nullable: true })
  readonly cost_usd!: number | null;
}

/** An answer, as it is stored. */
export class ExecutionOutputView {
  @ApiProperty(NULLABLE_TEXT)
  readonly response!: string | null;

  @ApiProperty({ description: 'Whether the answer was too long to be stored whole.' })
  readonly response_cut!: boolean;
}

/** The manual correction of an outcome. */
export class ExecutionOverrideView {
  @ApiProperty()
  readonly author!: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly reason!: string | null;

  @ApiProperty(TIME)
  readonly at!: string;
}

/** An execution with all that is stored of it. */
export class ExecutionDetailView extends ExecutionView {
  @ApiProperty()
  readonly output!: ExecutionOutputView;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The text that was asked.' })
  readonly prompt!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly system_prompt!: string | null;

  @ApiProperty()
  readonly prompt_sha256!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The rule that decided the outcome.' })
  readonly outcome_rule!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The words that the rule went by.' })
  readonly outcome_evidence!: string | null;

  @ApiProperty({ description: 'What the outcome rests on, with the place in the answer.' })
  readonly outcome_basis!: OutcomeBasisView;

  @ApiProperty({
    type: ExecutionOverrideView,
    nullable: true,
    description: 'Who corrected the outcome, and why; null when nobody has.',
  })
  readonly override!: ExecutionOverrideView | null;

  @ApiProperty()
  readonly executor_id!: string;

  @ApiProperty({
    ...ANY_OBJECT,
    description: 'What is known of where and by whom it was answered.',
  })
  readonly evidence!: Readonly<Record<string, unknown>>;
}

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

/** Results of the calls, and of the cell where none brought an answer. */
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
  /** Of all raters and rounds. */
  readonly labels: readonly KnownLabel[];
}

/** An execution with all that is stored of it, and what it was asked. */
export function toExecutionDetailView(
  row: Execution,
  { asked, isRetrying, override, labels }: ExecutionSurroundings,
): ExecutionDetailView {
  return {
    ...toExecutionView(row, isRetrying),
    output: { response: row.response ?? null, response_cut: row.responseCut },
    prompt: asked.prompt,
    system_prompt: asked.systemPrompt,
    prompt_sha256: row.promptSha256,
    outcome_rule: row.outcomeRule ?? null,
    outcome_evidence: row.outcomeEvidence ?? null,
    outcome_basis: outcomeBasis(row, labels),
    override,
    executor_id: row.executorId,
    evidence: { ...row.evidence },
  };
}
