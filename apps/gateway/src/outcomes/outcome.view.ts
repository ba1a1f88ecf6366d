import { EXECUTION_STATUSES, statusOf } from '@beacon/domain';
import type { ExecutionStatus } from '@beacon/domain';
import { OUTCOME_CHANGE_KINDS } from '@beacon/persistence';
import type { OutcomeChangeKind, TypedOutcome } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import type { OutcomeChanges } from './outcome-history.js';
import type { Correction } from './outcome-override.js';
import { TypedOutcomeView, toTypedOutcome } from './typed-outcome.view.js';

/** What an execution is typed as, by what, and the status that follows. */
export class ExecutionOutcomeView extends TypedOutcomeView {
  @ApiProperty({ enum: EXECUTION_STATUSES })
  readonly status!: ExecutionStatus;

  @ApiProperty({ description: 'What decided it, such as `rules` or `human`.' })
  declare readonly outcome_source: string;
}

/** The answer to an override or a withdrawal. */
export class CorrectionView {
  @ApiProperty({ type: 'integer' })
  readonly execution_id!: number;

  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ description: 'False when it was so before.' })
  readonly changed!: boolean;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Its entry in the history; null when nothing changed.',
  })
  readonly change_id!: number | null;

  @ApiProperty({ type: ExecutionOutcomeView })
  readonly before!: ExecutionOutcomeView;

  @ApiProperty({ type: ExecutionOutcomeView })
  readonly after!: ExecutionOutcomeView;
}

/** A change of an execution's outcome. */
export class OutcomeChangeView {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({
    enum: OUTCOME_CHANGE_KINDS,
    description:
      '`override` by a person, `withdrawal` of one, `rescore` by another version of the classifier, `replacement` of an answer that a person had typed, `judging` by judges that agree.',
  })
  readonly kind!: OutcomeChangeKind;

  @ApiProperty({ type: 'integer', description: 'Of the answer that it is about.' })
  readonly round!: number;

  @ApiProperty({ type: ExecutionOutcomeView })
  readonly from!: ExecutionOutcomeView;

  @ApiProperty({ type: ExecutionOutcomeView })
  readonly to!: ExecutionOutcomeView;

  @ApiProperty()
  readonly author!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly reason!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly rescore_id!: string | null;
}

/** How an execution's outcome was changed. */
export class OutcomeHistoryView {
  @ApiProperty({ type: 'integer' })
  readonly execution_id!: number;

  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ type: 'integer', description: 'The round whose answer counts.' })
  readonly round!: number;

  @ApiProperty({ type: ExecutionOutcomeView })
  readonly current!: ExecutionOutcomeView;

  @ApiProperty({ type: [OutcomeChangeView], description: 'Newest first; at most 1000.' })
  readonly changes!: readonly OutcomeChangeView[];
}

/** A correction as clients see it. */
export function toCorrectionView({ before, after, changeId }: Correction): CorrectionView {
  return {
    execution_id: before.id,
    job_id: before.jobId,
    changed: changeId !== null,
    change_id: changeId,
    before: toExecutionOutcome(before),
    after: toExecutionOutcome(after),
  };
}

/** The history of an execution's outcome, as clients see it. */
export function toOutcomeHistoryView({ execution, changes }: OutcomeChanges): OutcomeHistoryView {
  const { id, jobId, round, status } = execution;
  return {
    execution_id: id,
    job_id: jobId,
    round,
    // A cancelled cell has the outcome of a failed one.
    current: { ...toExecutionOutcome(execution), status },
    changes: changes.map(({ rescoreId, from, to, ...change }) => ({
      ...change,
      from: toExecutionOutcome(from),
      to: toExecutionOutcome(to),
      rescore_id: rescoreId,
    })),
  };
}

function toExecutionOutcome(typed: TypedOutcome): ExecutionOutcomeView {
  return { ...toTypedOutcome(typed), status: statusOf(typed.outcome) };
}
