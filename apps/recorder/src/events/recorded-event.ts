import { cloudEvent, messageIds } from '@beacon/contracts';
import type { CloudEvent, EventData } from '@beacon/contracts';
import type { ExecutionRow, RecordedExecution } from '@beacon/persistence';

/**
 * The event of a recorded execution: one for each round of its cell that was recorded. An execution keeps its id when a later
 * round replaces it, so that the round is part of the event's.
 */
export function recordedEvent({
  id,
  recordedAt,
  row,
}: RecordedExecution): CloudEvent<EventData<'execution.recorded'>> {
  return cloudEvent('execution.recorded', {
    id: messageIds.executionEvent(id, row.round),
    subject: `${row.job_id}/${row.region}/${row.cell}`,
    time: recordedAt,
    data: eventData(id, row),
  });
}

/** Facts only: answers and prompts are read over the API by those who may. */
function eventData(id: number, row: ExecutionRow): EventData<'execution.recorded'> {
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
  };
}
