import { hash } from 'node:crypto';
import { CLASSIFIER_VERSION, classifyOutcome } from '@beacon/classification';
import { momentOf } from '@beacon/contracts';
import type { AnswerLine } from '@beacon/formats';
import { IMPORTED, SIMULATION_HEADER, cellKey, statusOf, storableText } from '@beacon/domain';
import type { ExecutionRow } from '@beacon/persistence';
import type { ImportOrder } from './import-order.js';

/** As of an answer that was asked. */
const RESPONSE_LIMIT = 150_000;
const REASONING_LIMIT = 20_000;
const MESSAGE_LIMIT = 1_000;
const EVIDENCE_LIMIT = 200;
const FINISH_REASON_LIMIT = 60;
/** What the column takes, which is more than 24 days. */
const LONGEST_MS = 2_147_483_647;

/** The execution that an imported answer becomes. Nothing of ours asked it: it took no attempt, and cost us nothing. */
export function importedRow(answer: AnswerLine, prompt: string, order: ImportOrder): ExecutionRow {
  const { model, region, question, repeat } = answer;
  return {
    job_id: order.jobId,
    region,
    model_id: model,
    question_id: question,
    repeat,
    cell: cellKey({ model, questionId: question, repeat }),
    round: 1,
    ...(answer.text === null ? failed(answer) : answered(answer, answer.text, prompt)),
    finish_reason: labelOf(answer.finish_reason, FINISH_REASON_LIMIT),
    attempts: 0,
    ...timesOf(answer, order.importedAt),
    input_tokens: answer.input_tokens,
    output_tokens: answer.output_tokens,
    cost_usd: answer.cost_usd,
    prompt_sha256: hash('sha256', prompt),
    provider: IMPORTED,
    executor_id: IMPORTED,
    evidence: evidenceOf(answer, order),
  };
}

type Typed = Pick<
  ExecutionRow,
  | 'status'
  | 'outcome'
  | 'outcome_source'
  | 'outcome_rule'
  | 'outcome_evidence'
  | 'classifier_version'
  | 'outcome_language'
  | 'outcome_calibrated'
  | 'outcome_score'
  | 'response'
  | 'response_length'
  | 'response_cut'
  | 'error_code'
  | 'error_message'
  | 'http_status'
>;

/** By the classifier and from the same facts as an answer that was asked, and as a re-scoring would. */
function answered(answer: AnswerLine, text: string, question: string): Typed {
  const { finish_reason: finishReason, content_filter: contentFilter } = answer;
  const typed = classifyOutcome({ text, finishReason, contentFilter, language: null, question });
  const response = storableText(text, RESPONSE_LIMIT);
  return {
    status: statusOf(typed.outcome),
    outcome: typed.outcome,
    outcome_source: typed.source,
    outcome_rule: typed.rule,
    outcome_evidence: labelOf(typed.evidence, EVIDENCE_LIMIT),
    classifier_version: typed.version,
    outcome_language: typed.language,
    outcome_calibrated: typed.calibrated,
    outcome_score: typed.score,
    response: response.text,
    response_length: Array.from(response.text).length,
    response_cut: response.cut,
    error_code: null,
    error_message: null,
    http_status: null,
  };
}

/** A request that failed where it was made. */
function failed({ error }: AnswerLine): Typed {
  return {
    status: statusOf('error'),
    outcome: 'error',
    outcome_source: 'executor',
    outcome_rule: null,
    outcome_evidence: null,
    classifier_version: CLASSIFIER_VERSION,
    outcome_language: null,
    outcome_calibrated: null,
    outcome_score: null,
    response: null,
    response_length: 0,
    response_cut: false,
    error_code: labelOf(error?.code ?? null, 100),
    error_message: labelOf(error?.message ?? null, MESSAGE_LIMIT),
    http_status: error?.http_status ?? null,
  };
}

/** An execution has a moment: that of the import where the answer came without one, and its evidence says so. */
function timesOf(
  { started_at: started, completed_at: completed }: AnswerLine,
  importedAt: string,
): Pick<ExecutionRow, 'started_at' | 'completed_at' | 'duration_ms'> {
  const from = momentOf(new Date(started ?? completed ?? importedAt));
  const to = momentOf(new Date(completed ?? started ?? importedAt));
  const took = Date.parse(to) - Date.parse(from);
  return {
    started_at: from,
    completed_at: took < 0 ? from : to,
    duration_ms: Math.min(Math.max(0, took), LONGEST_MS),
  };
}

/**
 * What is known of an imported answer. Its region is what the importer declared: no executor of ours stood there, and nothing shows it,
 * whatever the file says.
 */
function evidenceOf(
  answer: AnswerLine,
  { head, importedAt }: ImportOrder,
): Readonly<Record<string, unknown>> {
  const { format, tool, tool_version: toolVersion, files } = head.source;
  const file = files[answer.file];
  const hasMoment = answer.started_at !== null || answer.completed_at !== null;
  return {
    executorRegion: null,
    executorId: null,
    provider: null,
    regionEvidence: 'declared',
    imported: {
      format,
      tool,
      toolVersion,
      file: file?.name ?? null,
      sha256: file?.sha256 ?? null,
      importedAt,
      times: hasMoment ? 'original' : 'unknown',
    },
    servedModel: answer.served_model,
    providerRequestId: answer.request_id,
    systemFingerprint: answer.system_fingerprint,
    ...(answer.simulated ? { edgeHeaders: { [SIMULATION_HEADER]: IMPORTED } } : {}),
    ...(answer.provider === null ? {} : { upstream: storableText(answer.provider, 300).text }),
    ...(answer.reasoning === null
      ? {}
      : { reasoning: storableText(answer.reasoning, REASONING_LIMIT).text }),
    ...(answer.reasoning_tokens === null ? {} : { reasoningTokens: answer.reasoning_tokens }),
  };
}

function labelOf(said: string | null, limit: number): string | null {
  return said === null ? null : storableText(said, limit).text;
}
