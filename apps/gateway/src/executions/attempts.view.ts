import { toUsd } from '@beacon/domain';
import { ROUND_STATES } from '@beacon/persistence';
import type { KnownAttempt, Execution, LatestRound, UncountedResult } from '@beacon/persistence';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ANY_OBJECT,
  INTEGER,
  NULLABLE_INTEGER,
  NULLABLE_TEXT,
  NULLABLE_TIME,
  TIME,
} from '../http/openapi/schemas.js';

/** Attempts and results shown at most. */
export const MAX_ATTEMPTS = 1_000;

/** The latest round of a cell. */
export class LatestRoundView {
  @ApiProperty(INTEGER)
  readonly round!: number;

  @ApiProperty({
    enum: ROUND_STATES,
    description: '`waiting` and `planned` are under way; `closed` was given up.',
  })
  readonly state!: (typeof ROUND_STATES)[number];

  @ApiProperty({
    ...NULLABLE_TIME,
    description: 'When the retry was asked for; null in round 1.',
  })
  readonly requested_at!: string | null;
}

const ATTEMPT_KINDS = ['result', 'failed', 'late'] as const;

/** A request to a provider. */
export class AttemptView {
  @ApiProperty(INTEGER)
  readonly round!: number;

  @ApiProperty({ ...INTEGER, description: '1-based within the round.' })
  readonly number!: number;

  @ApiProperty({
    enum: ATTEMPT_KINDS,
    description:
      '`result` became the result of its round, `failed` was tried again, `late` answered when there was a result.',
  })
  readonly kind!: (typeof ATTEMPT_KINDS)[number];

  @ApiProperty()
  readonly executor_id!: string;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Where that executor ran when it was last heard; null when it never was.',
  })
  readonly node!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly error_code!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly error_message!: string | null;

  @ApiProperty(NULLABLE_INTEGER)
  readonly http_status!: number | null;

  @ApiProperty({ ...NULLABLE_INTEGER, description: 'What the provider asked to wait.' })
  readonly retry_after_ms!: number | null;

  @ApiProperty({
    type: 'number',
    nullable: true,
    description: 'What it counts towards the cost of its job, in US dollars; null when not known.',
  })
  readonly cost_usd!: number | null;

  @ApiProperty({
    description:
      'Whether that is the most that it can have cost: the answer came without its usage.',
  })
  readonly cost_estimated!: boolean;

  @ApiProperty(TIME)
  readonly started_at!: string;

  @ApiProperty(TIME)
  readonly completed_at!: string;

  @ApiProperty(INTEGER)
  readonly duration_ms!: number;

  @ApiProperty({
    ...NULLABLE_INTEGER,
    description:
      'Time since the attempt before it in its round ended, whatever was waited for; null of the first, 0 when they overlap.',
  })
  readonly waited_ms!: number | null;
}

/** A result that does not count, or no longer. */
export class UncountedResultView {
  @ApiProperty(INTEGER)
  readonly round!: number;

  @ApiProperty({ description: '`replaced` by a later round, or why it came too late.' })
  readonly reason!: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly status!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly outcome!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly error_code!: string | null;

  @ApiProperty(TIME)
  readonly received_at!: string;

  @ApiPropertyOptional({
    ...ANY_OBJECT,
    description: 'The whole result; only with `include=results`.',
  })
  readonly result?: Readonly<Record<string, unknown>>;
}

/** What an execution's cell took, over all its rounds. */
export class AttemptsView {
  @ApiProperty(INTEGER)
  readonly execution_id!: number;

  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ ...INTEGER, description: 'The round that the execution is of.' })
  readonly round!: number;

  @ApiProperty()
  readonly latest_round!: LatestRoundView;

  @ApiProperty({ type: [AttemptView], description: 'In their order; at most 1000.' })
  readonly attempts!: readonly AttemptView[];

  @ApiProperty({
    type: [UncountedResultView],
    description: 'Results of the cell that do not count, or no longer; at most 1000.',
  })
  readonly uncounted_results!: readonly UncountedResultView[];
}

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
    attempts: history.attempts.map((row, n) => toAttempt(row, history.attempts[n - 1])),
    uncounted_results: history.uncounted.map(toUncounted),
  };
}

const FIRST_ROUND = { round: 1, state: 'recorded', requestedAt: null } as const;

/** @param before the attempt before it, perhaps of another round. */
function toAttempt(row: KnownAttempt, before: KnownAttempt | undefined): AttemptView {
  const startedAt = Date.parse(row.startedAt);
  return {
    round: row.round,
    number: row.number,
    kind: row.kind,
    executor_id: row.executorId,
    node: row.node,
    error_code: row.errorCode,
    error_message: row.errorMessage,
    http_status: row.httpStatus,
    retry_after_ms: row.retryAfterMs,
    cost_usd: row.cost === null ? null : toUsd(row.cost),
    cost_estimated: row.isCostEstimated,
    started_at: row.startedAt,
    completed_at: row.completedAt,
    duration_ms: Math.max(0, Date.parse(row.completedAt) - startedAt),
    waited_ms:
      before?.round === row.round ? Math.max(0, startedAt - Date.parse(before.completedAt)) : null,
  };
}

function toUncounted(row: UncountedResult): UncountedResultView {
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
