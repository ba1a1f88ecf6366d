import { ROUND_STATES } from '@beacon/persistence';
import type { KnownAttempt, Execution, LatestRound, UncountedResult } from '@beacon/persistence';
import { z } from 'zod';
import { time } from '../http/time.js';

/** Attempts and results shown at most. */
export const MAX_ATTEMPTS = 1_000;

/** What an execution's cell took, over all its rounds. */
export const attemptsView = z.strictObject({
  execution_id: z.int(),
  job_id: z.string(),
  round: z.int().describe('The round that the execution is of.'),
  latest_round: z.strictObject({
    round: z.int(),
    state: z
      .enum(ROUND_STATES)
      .describe('`waiting` and `planned` are under way; `closed` was given up.'),
    requested_at: time.nullable().describe('When the retry was asked for; null in round 1.'),
  }),
  attempts: z
    .array(
      z.strictObject({
        round: z.int(),
        number: z.int().describe('1-based within the round.'),
        kind: z
          .enum(['result', 'failed', 'late'])
          .describe(
            '`result` became the result of its round, `failed` was tried again, `late` answered when there was a result.',
          ),
        executor_id: z.string(),
        error_code: z.string().nullable(),
        error_message: z.string().nullable(),
        http_status: z.int().nullable(),
        retry_after_ms: z.int().nullable().describe('What the provider asked to wait.'),
        started_at: time,
        completed_at: time,
      }),
    )
    .describe('In their order; at most 1000.'),
  uncounted_results: z
    .array(
      z.strictObject({
        round: z.int(),
        reason: z.string().describe('`replaced` by a later round, or why it came too late.'),
        status: z.string().nullable(),
        outcome: z.string().nullable(),
        error_code: z.string().nullable(),
        received_at: time,
        result: z
          .record(z.string(), z.unknown())
          .optional()
          .describe('The whole result; only with `include=results`.'),
      }),
    )
    .describe('Results of the cell that do not count, or no longer; at most 1000.'),
});
export type AttemptsView = z.output<typeof attemptsView>;

/** What is known of an execution's cell. */
export interface CellHistory {
  readonly round: LatestRound | null;
  readonly attempts: readonly KnownAttempt[];
  readonly uncounted: readonly UncountedResult[];
}

/** What an execution's cell took, as clients see it. */
export function toAttemptsView(
  { id, jobId, round }: Execution,
  history: CellHistory,
): AttemptsView {
  const { round: number, state, requestedAt } = history.round ?? FIRST_ROUND;
  return {
    execution_id: id,
    job_id: jobId,
    round,
    latest_round: { round: number, state, requested_at: requestedAt },
    attempts: history.attempts.map(toAttempt),
    uncounted_results: history.uncounted.map(toUncounted),
  };
}

const FIRST_ROUND = { round: 1, state: 'recorded', requestedAt: null } as const;

function toAttempt(row: KnownAttempt): AttemptsView['attempts'][number] {
  return {
    round: row.round,
    number: row.number,
    kind: row.kind,
    executor_id: row.executorId,
    error_code: row.errorCode,
    error_message: row.errorMessage,
    http_status: row.httpStatus,
    retry_after_ms: row.retryAfterMs,
    started_at: row.startedAt,
    completed_at: row.completedAt,
  };
}

function toUncounted(row: UncountedResult): AttemptsView['uncounted_results'][number] {
  return {
    round: row.round,
    reason: row.reason,
    status: row.status,
    outcome: row.outcome,
    error_code: row.errorCode,
    received_at: row.receivedAt,
    ...(row.result === null ? {} : { result: { ...row.result } }),
  };
}
