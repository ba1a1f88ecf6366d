import { cloudEvent, messageIds, storableMoment } from '@beacon/contracts';
import type { CellAttemptV1, CloudEvent, EventData } from '@beacon/contracts';
import { requestKey, toUsd } from '@beacon/domain';
import type { ExecutionRow, RecordedExecution } from '@beacon/persistence';
import { callCost, durationMs } from '../results/execution-row.js';

/**
 * The event of a recorded execution: one for each round of its cell that was recorded. An execution keeps its id when a later
 * round replaces it, so that the round is part of the event's.
 */
export function executionEvent({
  id,
  recordedAt,
  row,
}: RecordedExecution): CloudEvent<EventData<'execution.recorded'>> {
  return cloudEvent('execution.recorded', {
    id: messageIds.executionEvent(id, row.round),
    subject: `${row.job_id}/${row.region}/${row.cell}`,
    time: recordedAt,
    data: executionData(id, row),
  });
}

/** Facts only: answers and prompts are read over the API by those who may. */
function executionData(id: number, row: ExecutionRow): EventData<'execution.recorded'> {
  return {
    execution_id: id,
    job_id: row.job_id,
    region: row.region,
    model_id: row.model_id,
    question_id: row.question_id,
    repeat: row.repeat,
    round: row.round,
    status: row.status,
    outcome: row.outcome,
    outcome_source: row.outcome_source,
    error_code: row.error_code,
    response_length: row.response_length,
    duration_ms: row.duration_ms,
    attempts: row.attempts,
    quarantine: (row.quarantine ?? null) !== null,
    executor_id: row.executor_id,
    provider: row.provider,
    http_status: row.http_status,
    started_at: row.started_at,
    completed_at: row.completed_at,
    input_tokens: row.input_tokens,
    output_tokens: row.output_tokens,
    ...costOf(row.cost_nano_usd ?? null, row.cost_estimated ?? false),
  };
}

/**
 * The event of a request that did not become its cell's result. It is told apart as the table of attempts tells it, so that a message
 * which is delivered again makes the same event.
 */
export function attemptEvent(attempt: CellAttemptV1): CloudEvent<EventData<'attempt.recorded'>> {
  return cloudEvent('attempt.recorded', {
    id: messageIds.attemptEvent(requestKey(attempt)),
    subject: `${attempt.jobId}/${attempt.region}/${attempt.cell}`,
    time: new Date(attempt.completedAt),
    data: attemptData(attempt),
  });
}

/** Without the provider's words: what it says of an error may hold the prompt. */
function attemptData(attempt: CellAttemptV1): EventData<'attempt.recorded'> {
  const { result, error } = attempt;
  const { cost_nano_usd, cost_estimated } = callCost(result ?? { costUsd: null, ...attempt });
  return {
    job_id: attempt.jobId,
    region: attempt.region,
    model_id: attempt.model,
    question_id: attempt.questionId,
    repeat: attempt.repeat,
    round: attempt.round,
    number: attempt.number,
    executor_id: attempt.executorId,
    kind: attempt.kind,
    outcome: result?.outcome ?? 'error',
    error_code: error?.code ?? null,
    duration_ms: durationMs(attempt),
    retry_after_ms: attempt.retryAfterMs,
    http_status: error?.httpStatus ?? null,
    started_at: storableMoment(attempt.startedAt),
    completed_at: storableMoment(attempt.completedAt),
    input_tokens: result?.inputTokens ?? null,
    output_tokens: result?.outputTokens ?? null,
    ...costOf(cost_nano_usd, cost_estimated),
  };
}

function costOf(nanoUsd: number | null, isEstimated: boolean) {
  return { cost_usd: nanoUsd === null ? null : toUsd(nanoUsd), cost_estimated: isEstimated };
}
