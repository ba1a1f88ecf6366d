import type { CellResultV1 } from '@beacon/contracts';
import { statusOf } from '@beacon/domain';
import type { ExecutionRow } from '@beacon/persistence';

/** The row that a result becomes. */
export function executionRow(result: CellResultV1): ExecutionRow {
  return {
    job_id: result.jobId,
    region: result.region,
    model_id: result.model,
    question_id: result.questionId,
    repeat: result.repeat,
    cell: result.cell,
    round: result.round,
    status: statusOf(result.outcome),
    outcome: result.outcome,
    outcome_source: result.outcomeSource,
    outcome_rule: result.outcomeRule,
    outcome_evidence: result.outcomeEvidence,
    classifier_version: result.classifierVersion,
    response: result.response,
    response_length: characters(result.response ?? ''),
    response_cut: result.responseCut,
    finish_reason: result.finishReason,
    error_code: result.error?.code ?? null,
    error_message: result.error?.message ?? null,
    http_status: result.error?.httpStatus ?? null,
    attempts: result.attempts,
    started_at: result.startedAt,
    completed_at: result.completedAt,
    duration_ms: Math.max(0, Date.parse(result.completedAt) - Date.parse(result.startedAt)),
    input_tokens: result.inputTokens,
    output_tokens: result.outputTokens,
    cost_usd: result.costUsd,
    prompt_sha256: result.promptSha256,
    provider: result.evidence.provider,
    executor_id: result.evidence.executorId,
    evidence: result.evidence,
    quarantine: result.quarantine,
  };
}

/** Characters as people count them, not UTF-16 units: a Chinese answer is not three times as long. */
function characters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0xdc00 || unit > 0xdfff) count += 1;
  }
  return count;
}
