import { storableMoment } from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { statusOf, toNanoUsd } from '@beacon/domain';
import type { ExecutionRow, NewAttempt, TaskDeliveryRow } from '@beacon/persistence';
import type { SignedResult } from '@beacon/signing';

/**
 * The row that a result becomes.
 * @param signed the signature that was checked. @default none
 */
export function executionRow(
  result: CellResultV1,
  signed: SignedResult | null = null,
): ExecutionRow {
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
    outcome_language: result.outcomeLanguage,
    outcome_calibrated: result.outcomeCalibrated,
    outcome_score: result.outcomeScore,
    response: result.response,
    response_length: characters(result.response ?? ''),
    response_cut: result.responseCut,
    finish_reason: result.finishReason,
    error_code: result.error?.code ?? null,
    error_message: result.error?.message ?? null,
    http_status: result.error?.httpStatus ?? null,
    attempts: result.attempts,
    throttled: result.throttled,
    last_error_code: result.lastErrorCode,
    started_at: storableMoment(result.startedAt),
    completed_at: storableMoment(result.completedAt),
    duration_ms: durationMs(result),
    input_tokens: result.inputTokens,
    output_tokens: result.outputTokens,
    cost_usd: result.costUsd,
    prompt_sha256: result.promptSha256,
    provider: result.evidence.provider,
    executor_id: result.evidence.executorId,
    evidence: result.evidence,
    quarantine: result.quarantine,
    signed,
    ...deliveryColumns(result.task),
    ...callCost(result),
  };
}

function deliveryColumns(task: CellResultV1['task']): TaskDeliveryRow {
  if (task === undefined) return {};
  return {
    planned_at: storableMoment(task.plannedAt),
    published_at: storableMoment(task.publishedAt),
    delivered_at: storableMoment(task.deliveredAt),
    deliveries: task.deliveries,
  };
}

/** What the call behind a result cost, in nanodollars; where its usage is not known, the most that it can have cost. */
export function callCost({
  costUsd,
  costAtMostUsd,
}: Pick<CellResultV1, 'costUsd' | 'costAtMostUsd'>): CallCost {
  const usd = costUsd ?? costAtMostUsd ?? null;
  return {
    cost_nano_usd: usd === null ? null : toNanoUsd(usd),
    cost_estimated: costUsd === null && usd !== null,
  };
}

type CallCost = Pick<NewAttempt, 'cost_nano_usd' | 'cost_estimated'>;

/** What the column takes, which is more than 24 days. */
const LONGEST_MS = 2_147_483_647;

/** However wrong an executor's clock was, its answer was paid for: a duration that cannot be is bounded, not refused. */
export function durationMs({
  startedAt,
  completedAt,
}: Pick<CellResultV1, 'startedAt' | 'completedAt'>): number {
  const tookMs = Date.parse(completedAt) - Date.parse(startedAt);
  return Math.min(Math.max(0, tookMs), LONGEST_MS);
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
