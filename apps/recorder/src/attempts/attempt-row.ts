import { storableMoment } from '@beacon/contracts';
import type { CellAttemptV1 } from '@beacon/contracts';
import type { NewAttempt } from '@beacon/persistence';

/** A request that was made. */
export type MadeAttempt = CellAttemptV1 & { readonly kind: 'failed' | 'late' };

/** What was given back unasked explains a delivery to executors, and is nothing to keep. */
export function isMade(attempt: CellAttemptV1): attempt is MadeAttempt {
  return attempt.kind !== 'returned';
}

/** The row that an attempt becomes. */
export function attemptRow(attempt: MadeAttempt): NewAttempt {
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
    started_at: storableMoment(attempt.startedAt),
    completed_at: storableMoment(attempt.completedAt),
  };
}
