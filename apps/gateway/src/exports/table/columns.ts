import { createHash } from 'node:crypto';
import type { Twin } from '@beacon/verdict';
import { promptArmOf } from '@beacon/domain';
import type { Catalogue, JobQuestion, JobSpec, QuestionBank, QuestionKind } from '@beacon/domain';
import type { ExportedExecution, Job } from '@beacon/persistence';
import { twinsOf } from '../../job-access/twins.js';
import { kindOf } from '../question-kind.js';

/** What a column holds. `time` is a text in ISO 8601, `json` the JSON of an object. */
export type ColumnType = 'text' | 'integer' | 'long' | 'number' | 'boolean' | 'time' | 'json';

/** What stands in a cell of the table. */
export type CellValue = string | number | boolean | null;

/** What a row's columns are read from. */
export interface RowSource {
  readonly execution: ExportedExecution;
  readonly job: ExportedJob;
  /** Null when the job asks its own prompt. */
  readonly question: ExportedQuestion | null;
}

/** A question with what the bank knows of it. */
export interface ExportedQuestion extends Omit<JobQuestion, 'kind'> {
  readonly kind: QuestionKind | null;
}

/** A job as its rows need it. */
export interface ExportedJob {
  readonly id: string;
  readonly spec: JobSpec;
  readonly questions: ReadonlyMap<string, ExportedQuestion>;
  /** Second executors of each model's regions, by model. */
  readonly twins: ReadonlyMap<string, readonly Twin[]>;
  /** SHA-256 of each region's system prompt; null where none is sent. */
  readonly systemPromptSha256: Readonly<Record<string, string | null>>;
  /** The same of each system prompt that questions are asked with, by its name. */
  readonly variantSha256: Readonly<Record<string, string | null>>;
}

/** What exports need of a job. */
export function toExportedJob(
  { id, spec, systemPrompts }: Pick<Job, 'id' | 'spec' | 'systemPrompts'>,
  { bank, catalogue }: { readonly bank: QuestionBank; readonly catalogue: Catalogue },
): ExportedJob {
  return {
    id,
    spec,
    questions: new Map(
      spec.questions.map((question) => [
        question.id,
        { ...question, kind: kindOf(question, bank) },
      ]),
    ),
    twins: new Map(spec.models.map((model) => [model.id, twinsOf(model.regions, catalogue)])),
    systemPromptSha256: Object.fromEntries(
      Object.entries(systemPrompts).map(([region, prompt]) => [region, hashOf(prompt)]),
    ),
    variantSha256: Object.fromEntries(
      (promptArmOf(spec)?.levels ?? []).map(({ name, systemPrompt = null }) => [
        name,
        hashOf(systemPrompt),
      ]),
    ),
  };
}

function hashOf(text: string | null): string | null {
  return text === null ? null : createHash('sha256').update(text).digest('hex');
}

function systemPromptHash(job: ExportedJob, execution: RowSource['execution']): string | null {
  const variant = job.questions.get(execution.questionId ?? '')?.variant;
  const hash =
    variant === undefined ? job.systemPromptSha256[execution.region] : job.variantSha256[variant];
  return hash ?? null;
}

/** A column of the table. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** What it holds, for the manual. */
  readonly about: string;
  /** Whether it quotes the question or the answer, and is left out with `text=false`. */
  readonly quotes: boolean;
  readonly valueOf: (row: RowSource) => CellValue;
}

type Source = ColumnType | readonly ['quote', ColumnType];

function column(name: string, source: Source, about: string, valueOf: Column['valueOf']): Column {
  const quotes = typeof source !== 'string';
  return { name, type: typeof source === 'string' ? source : source[1], about, quotes, valueOf };
}

/** A column that holds a field of the execution as it is. */
function stored(
  name: string,
  source: Source,
  field: keyof ExportedExecution,
  about: string,
): Column {
  return column(name, source, about, ({ execution }) => execution[field]);
}

const QUOTED_TEXT = ['quote', 'text'] as const;

/** Every column, in the order of the table: what was asked, what came back, where it ran, when, and the text last. */
export const COLUMNS: readonly Column[] = [
  column('job_id', 'text', 'The job.', ({ job }) => job.id),
  stored('execution_id', 'long', 'id', 'The execution, as in `/api/v1/executions/:id`.'),
  stored('cell', 'text', 'cell', 'Key of the cell within its job and region.'),
  stored('round', 'integer', 'round', '1, and one more for each retry that was asked for.'),
  stored('region', 'text', 'region', 'Where it was to be asked from, and was by its executor.'),
  column(
    'twin_of',
    'text',
    'The region whose second executor `region` is: such a row is of no further region. Empty for a place of its own.',
    ({ job, execution }) => twinOf(job, execution),
  ),
  stored('model_requested', 'text', 'modelId', 'The model, as the job names it.'),
  stored('provider_model', 'text', 'providerModel', 'The name under which the provider was asked.'),
  stored('model_served', 'text', 'servedModel', 'The model that the provider says has answered.'),
  stored('provider', 'text', 'provider', 'How the provider was spoken to.'),
  stored('question_id', 'text', 'questionId', "Empty when the job's own prompt was asked."),
  column('question_text', QUOTED_TEXT, 'What was asked.', ({ job, question }) =>
    question === null ? job.spec.prompt : question.text,
  ),
  column(
    'question_category',
    'text',
    'Group of the question.',
    ({ question }) => question?.category ?? null,
  ),
  column(
    'question_kind',
    'text',
    '`sensitive`, `neutral` or `control`; empty when neither the job nor the bank says so.',
    ({ question }) => question?.kind ?? null,
  ),
  column(
    'language',
    'text',
    'Language of the question, BCP 47.',
    ({ question }) => question?.language ?? null,
  ),
  column(
    'pair',
    'text',
    'What questions share that ask the same in several languages.',
    ({ question }) => question?.pair ?? null,
  ),
  stored('repeat', 'long', 'repeat', '1-based.'),
  stored('attempts', 'integer', 'attempts', 'Requests to the provider that the round took.'),
  stored('status', 'text', 'status', '`completed`, `refused`, `failed`, `cancelled`.'),
  stored('outcome', 'text', 'outcome', 'What happened, typed.'),
  stored('outcome_source', 'text', 'outcomeSource', 'What decided the outcome.'),
  stored('outcome_rule', 'text', 'outcomeRule', 'The rule that decided it.'),
  stored('outcome_evidence', QUOTED_TEXT, 'outcomeEvidence', 'The words that the rule went by.'),
  stored('classifier_version', 'text', 'classifierVersion', 'Version of the classifier.'),
  stored(
    'outcome_language',
    'text',
    'outcomeLanguage',
    'Language of the answer, a primary tag; empty when it cannot be told.',
  ),
  stored(
    'outcome_calibrated',
    'boolean',
    'outcomeCalibrated',
    'Whether the classifier was trained on that language.',
  ),
  stored(
    'outcome_score',
    'number',
    'outcomeScore',
    'Log odds that the answer is withheld; empty where the learned part did not decide.',
  ),
  stored('finish_reason', 'text', 'finishReason', 'Why the model stopped, as the provider says.'),
  stored('error_code', 'text', 'errorCode', 'Why there is no answer.'),
  stored(
    'error_message',
    'text',
    'errorMessage',
    'The same in words, the provider’s own among them.',
  ),
  stored(
    'http_status',
    'integer',
    'httpStatus',
    'Status of the provider’s answer, where that failed.',
  ),
  stored(
    'last_error_code',
    'text',
    'lastErrorCode',
    'What the last request failed with, beside what ended the cell; empty when it brought an answer.',
  ),
  stored(
    'throttled',
    'integer',
    'throttled',
    'Requests of the round that were refused for a rate limit or a quota.',
  ),
  stored(
    'duration_ms',
    'integer',
    'durationMs',
    'From sending the counted request to its answer, whatever clocks said.',
  ),
  stored('input_tokens', 'integer', 'inputTokens', 'As the provider counts.'),
  stored('output_tokens', 'integer', 'outputTokens', 'As the provider counts.'),
  stored(
    'reasoning_tokens',
    'integer',
    'reasoningTokens',
    'Tokens that were written before the answer, as the provider counts.',
  ),
  stored(
    'cost_usd',
    'number',
    'costUsd',
    'By the prices of the catalogue; empty when it has none.',
  ),
  column('temperature', 'number', 'Sampling.', ({ job }) => saidIn(job).temperature),
  column('max_tokens', 'integer', 'Sampling.', ({ job }) => saidIn(job).maxTokens),
  column('top_p', 'number', 'Sampling.', ({ job }) => job.spec.sampling.topP),
  column('seed', 'long', 'Sampling.', ({ job }) => job.spec.sampling.seed),
  stored(
    'sampling_left_out',
    'json',
    'leftOut',
    'What of the sampling was not sent, because the model refuses it, as a JSON list. Empty when all was.',
  ),
  column(
    'order_seed',
    'long',
    'What the order of the job’s cells was drawn from.',
    ({ job }) => job.spec.order?.seed ?? null,
  ),
  column(
    'system_prompt_sha256',
    'text',
    'SHA-256 of the system prompt that the region was sent, or the question where the job compares several; empty when none was.',
    ({ job, execution }) => systemPromptHash(job, execution),
  ),
  stored('system_fingerprint', 'text', 'systemFingerprint', 'As the provider says.'),
  stored('executor_region', 'text', 'executorRegion', 'Region that the executor is pinned to.'),
  stored('executor_id', 'text', 'executorId', 'The process that asked.'),
  stored('node', 'text', 'node', 'Machine that it ran on.'),
  stored('pod', 'text', 'pod', 'Pod that it ran in.'),
  stored('endpoint_host', 'text', 'endpointHost', 'Host that was asked.'),
  stored('provider_region', 'text', 'providerRegion', 'Region that the provider names.'),
  stored(
    'asked_region',
    'text',
    'askedRegion',
    'The provider’s own region that was asked, as the catalogue has it.',
  ),
  stored('upstream', 'text', 'upstream', 'The provider that a router says has served.'),
  stored(
    'provider_request_id',
    'text',
    'providerRequestId',
    'The provider’s own id of the request.',
  ),
  stored(
    'edge_headers',
    'json',
    'edgeHeaders',
    'Headers of the provider’s edge, as a JSON object.',
  ),
  stored(
    'quarantine',
    'text',
    'quarantine',
    'Why the evidence contradicts what is configured: such a row counts in no rate. Empty when it does not.',
  ),
  stored('started_at', 'time', 'startedAt', 'When the counted request was sent.'),
  stored('completed_at', 'time', 'completedAt', 'When its answer was there.'),
  stored('recorded_at', 'time', 'recordedAt', 'When the outcome was recorded.'),
  stored('prompt_sha256', 'text', 'promptSha256', 'SHA-256 of the text that was asked, in UTF-8.'),
  stored('text_sha256', 'text', 'textSha256', 'SHA-256 of the stored answer, in UTF-8.'),
  stored(
    'text_length',
    'integer',
    'textLength',
    'Length of the answer in characters, before it was cut.',
  ),
  stored('text_cut', 'boolean', 'textCut', 'Whether the answer was too long to be stored whole.'),
  stored('text', QUOTED_TEXT, 'text', 'The stored answer.'),
];

/** Nothing where the importer of answers did not say with what they were asked. */
function saidIn({ spec }: ExportedJob): {
  readonly temperature: number | null;
  readonly maxTokens: number | null;
} {
  return spec.imported?.samplingKnown === false
    ? { temperature: null, maxTokens: null }
    : spec.sampling;
}

function twinOf({ twins }: ExportedJob, { modelId, region }: ExportedExecution): string | null {
  return twins.get(modelId)?.find((twin) => twin.region === region)?.twinOf ?? null;
}

/** The columns of an export. @param withText whether what was asked and answered is among them. */
export function columnsOf(withText: boolean): readonly Column[] {
  return withText ? COLUMNS : COLUMNS.filter(({ quotes }) => !quotes);
}
