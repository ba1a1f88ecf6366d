import { OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import type { KeptReason } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import type { AppliedRescore, RescorePreview } from './rescore.js';
import type { LaneChanges, RescoreExample, RescoreTally, Shift } from './rescore-tally.js';
import { VERSION } from './retype.js';
import { TypedOutcomeView, toTypedOutcome } from './typed-outcome.view.js';

/** How many executions change from one outcome to another. */
export class ChangeCountView {
  @ApiProperty({ enum: OUTCOMES })
  readonly from!: Outcome;

  @ApiProperty({ enum: OUTCOMES })
  readonly to!: Outcome;

  @ApiProperty({ type: 'integer' })
  readonly count!: number;
}

/** How many executions keep what they have, by the reason. */
export class KeptView implements Readonly<Record<KeptReason, number>> {
  @ApiProperty({ type: 'integer' })
  readonly no_answer!: number;

  @ApiProperty({ type: 'integer' })
  readonly human!: number;

  @ApiProperty({ type: 'integer' })
  readonly judge!: number;

  @ApiProperty({ type: 'integer' })
  readonly provider_filter!: number;

  @ApiProperty({ type: 'integer' })
  readonly response_cut!: number;

  @ApiProperty({ type: 'integer' })
  readonly current!: number;
}

/** How many executions an earlier version typed. */
export class VersionCountView {
  @ApiProperty()
  readonly classifier_version!: string;

  @ApiProperty({ type: 'integer' })
  readonly count!: number;
}

/** Counts of a preview and of an application. */
class RescoreSummaryView {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ description: 'The version that types now.' })
  readonly classifier_version!: string;

  @ApiProperty({ type: 'integer', description: 'Executions.' })
  readonly looked_at!: number;

  @ApiProperty({ type: 'integer', description: 'Executions whose outcome is another one.' })
  readonly changed!: number;

  @ApiProperty({ type: 'integer', description: 'Executions that this version types alike.' })
  readonly same_outcome!: number;

  @ApiProperty({
    type: KeptView,
    description: 'Executions that keep what they have, by the reason.',
  })
  readonly kept!: KeptView;

  @ApiProperty({ type: [VersionCountView], description: 'What typed the others before.' })
  readonly from_versions!: readonly VersionCountView[];

  @ApiProperty({
    type: [ChangeCountView],
    description: 'Changes of the outcome, the most frequent first.',
  })
  readonly changes!: readonly ChangeCountView[];
}

/** A count and its rate, before and after. */
export class ShiftView {
  @ApiProperty({ type: 'integer' })
  readonly before!: number;

  @ApiProperty({ type: 'integer' })
  readonly after!: number;

  @ApiProperty()
  readonly rate_before!: number;

  @ApiProperty()
  readonly rate_after!: number;

  @ApiProperty({ description: 'Of the rates: after minus before.' })
  readonly difference!: number;
}

/** What changes for one model in one region. */
export class LaneChangesView {
  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty()
  readonly region!: string;

  @ApiProperty({
    type: [ChangeCountView],
    description: 'Changes of the outcome, the most frequent first.',
  })
  readonly changes!: readonly ChangeCountView[];

  @ApiProperty({
    type: 'integer',
    description: 'Executions that are in the rates: quarantined ones are not.',
  })
  readonly measured!: number;

  @ApiProperty({ type: ShiftView, description: 'Rates are fractions of `measured`.' })
  readonly refused!: ShiftView;

  @ApiProperty({ type: ShiftView, description: 'Rates are fractions of `measured`.' })
  readonly withheld!: ShiftView;
}

/** An execution whose outcome changes. */
export class RescoreExampleView {
  @ApiProperty({ type: 'integer' })
  readonly execution_id!: number;

  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty()
  readonly region!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly question_id!: string | null;

  @ApiProperty({ type: 'integer' })
  readonly repeat!: number;

  @ApiProperty({ description: 'The beginning of the answer.' })
  readonly excerpt!: string;

  @ApiProperty({ type: TypedOutcomeView })
  readonly from!: TypedOutcomeView;

  @ApiProperty({ type: TypedOutcomeView })
  readonly to!: TypedOutcomeView;
}

/** What a re-scoring would change. */
export class RescorePreviewView extends RescoreSummaryView {
  @ApiProperty({ enum: [false] })
  readonly applied!: false;

  @ApiProperty({
    type: [LaneChangesView],
    description: 'By model and region: what changes, and how the rates do.',
  })
  readonly lanes!: readonly LaneChangesView[];

  @ApiProperty({ type: [RescoreExampleView], description: 'At most three of each change.' })
  readonly examples!: readonly RescoreExampleView[];

  @ApiProperty({ description: 'With which just this is applied.' })
  readonly token!: string;
}

/** What a re-scoring has changed. */
export class RescoreAppliedView extends RescoreSummaryView {
  @ApiProperty({ enum: [true] })
  readonly applied!: true;

  @ApiProperty({ description: 'Stands in the history of each execution that was changed.' })
  readonly rescore_id!: string;

  @ApiProperty({
    type: 'integer',
    description: 'Executions that somebody else changed meanwhile.',
  })
  readonly overtaken!: number;

  @ApiProperty({ description: 'False when there is more to do: send the token.' })
  readonly complete!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'With which it goes on; null when it is complete.',
  })
  readonly token!: string | null;
}

/** What would change, as clients see it. */
export function toPreviewView(
  jobId: string,
  { tally, lanes, token }: RescorePreview,
): RescorePreviewView {
  return {
    ...toSummary(jobId, tally),
    applied: false,
    lanes: lanes.map(toLane),
    examples: tally.examples.map(toExample),
    token,
  };
}

/** What was changed, as clients see it. */
export function toAppliedView(
  jobId: string,
  { rescoreId, tally, token }: AppliedRescore,
): RescoreAppliedView {
  return {
    ...toSummary(jobId, tally),
    applied: true,
    rescore_id: rescoreId,
    overtaken: tally.totals.overtaken,
    complete: token === null,
    token,
  };
}

function toSummary(jobId: string, tally: RescoreTally): RescoreSummaryView {
  const { lookedAt, changed, alike, kept, versions } = tally.totals;
  return {
    job_id: jobId,
    classifier_version: VERSION,
    looked_at: lookedAt,
    changed,
    same_outcome: alike,
    kept,
    from_versions: versions.map(({ version, count }) => ({ classifier_version: version, count })),
    changes: tally.changes,
  };
}

function toLane({ modelId, refused, withheld, ...lane }: LaneChanges): LaneChangesView {
  return { model_id: modelId, ...lane, refused: toShift(refused), withheld: toShift(withheld) };
}

function toShift({ before, after, rateBefore, rateAfter }: Shift): ShiftView {
  const difference = rateAfter - rateBefore;
  return { before, after, rate_before: rateBefore, rate_after: rateAfter, difference };
}

function toExample({ answer, to }: RescoreExample): RescoreExampleView {
  return {
    execution_id: answer.id,
    model_id: answer.modelId,
    region: answer.region,
    question_id: answer.questionId === '' ? null : answer.questionId,
    repeat: answer.repeat,
    excerpt: answer.response ?? '',
    from: toTypedOutcome(answer),
    to: toTypedOutcome(to),
  };
}
