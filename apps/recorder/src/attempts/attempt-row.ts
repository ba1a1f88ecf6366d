import { storableMoment } from '@beacon/contracts';
import type { CellAttemptV1 } from '@beacon/contracts';
import type { NewAttempt } from '@beacon/persistence';
import { callCost } from '../results/execution-row.js';

/** The row that an attempt becomes. */
export function attemptRow(attempt: CellAttemptV1): NewAttempt {
  return {
    job_id: attempt.jobId,
    region: attempt.region,
    model_id: attempt.model,
    cell: attempt.cell,
    round: attempt.round,
    number: attempt.number,
    executor_id: attempt.executorId,
    kind: attempt.kind,
    error_code: attempt.error?.code ?? null,
    error_message: attempt.error?.message ?? null,
    http_status: attempt.error?.httpStatus ?? null,
    retry_after_ms: attempt.retryAfterMs,
    ...callCost(attempt.result ?? { costUsd: null, ...attempt }),
    started_at: storableMoment(attempt.startedAt),
    completed_at: storableMoment(attempt.completedAt),
  };
}
