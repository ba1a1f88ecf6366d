import { JOB_STATUSES, JUDGING_SCOPES, OUTCOME_POLICIES } from '@beacon/domain';
import type { JobStatus, JudgingScope, OutcomePolicy } from '@beacon/domain';
import { ApiProperty } from '@nestjs/swagger';
import { AgreementView } from './agreement.view.js';
import type { JudgeTally, JudgingReport, PassReport } from './judging-report.js';

const COUNTS = { type: 'object', additionalProperties: { type: 'integer' } } as const;

/** Results of one judge. */
export class JudgeView {
  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty({ description: 'As labels name it: version of the prompt and model.' })
  readonly rater!: string;

  @ApiProperty({ type: [String] })
  readonly regions!: readonly string[];

  @ApiProperty({ type: 'integer', description: 'Answers that it has been asked about so far.' })
  readonly asked!: number;

  @ApiProperty({ type: 'integer', description: 'Those of which its label could be read.' })
  readonly heard!: number;

  @ApiProperty({
    ...COUNTS,
    description:
      'The others by reason: `no_verdict`, `no_such_words` (its evidence does not stand in the answer), `refused`, `truncated`, a code of an error. They label nothing.',
  })
  readonly not_heard!: Readonly<Record<string, number>>;

  @ApiProperty({
    ...COUNTS,
    description: 'Its labels; those that a later pass replaced are not among them.',
  })
  readonly labels!: Readonly<Record<string, number>>;

  @ApiProperty({
    ...COUNTS,
    description: 'Towards the statements of questions that carry one.',
  })
  readonly stances!: Readonly<Record<string, number>>;

  @ApiProperty({ type: Number, nullable: true })
  readonly cost_usd!: number | null;
}

/** A judging job, with the results of its judges. */
export class JudgingPassView {
  @ApiProperty({ description: 'Of the judging job.' })
  readonly job_id!: string;

  @ApiProperty({ enum: JOB_STATUSES })
  readonly status!: JobStatus;

  @ApiProperty({ format: 'date-time' })
  readonly created_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly completed_at!: string | null;

  @ApiProperty()
  readonly prompt!: string;

  @ApiProperty({ enum: OUTCOME_POLICIES })
  readonly policy!: OutcomePolicy;

  @ApiProperty({ enum: JUDGING_SCOPES })
  readonly only!: JudgingScope;

  @ApiProperty()
  readonly again!: boolean;

  @ApiProperty({ type: 'integer', description: 'Answers taken in so far.' })
  readonly answers!: number;

  @ApiProperty({ description: 'Whether no answer is to come any more.' })
  readonly is_complete!: boolean;

  @ApiProperty({ type: 'integer' })
  readonly expected!: number;

  @ApiProperty({ type: 'integer' })
  readonly recorded!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'When agreed labels last became outcomes; null where the policy leaves outcomes as they are.',
  })
  readonly outcomes_applied_at!: string | null;

  @ApiProperty({ type: [JudgeView] })
  readonly judges!: readonly JudgeView[];
}

/** Agreement of raters, and over how many answers. */
export class JudgingAgreementView extends AgreementView {
  @ApiProperty({ type: 'integer', description: 'Answers with a label.' })
  readonly labelled!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Answers that the figures are over: all, or an even sample of them.',
  })
  readonly compared!: number;
}

/** Answers on which raters disagree. */
export class DisagreementView {
  @ApiProperty({ type: 'integer' })
  readonly count!: number;

  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  readonly execution_ids!: readonly number[];
}

/** Disagreements of judges with each other, and with the classifier. */
export class JudgingDisagreementsView {
  @ApiProperty({ type: DisagreementView })
  readonly between_judges!: DisagreementView;

  @ApiProperty({
    type: DisagreementView,
    description: 'All judges say the same, and the classifier something else.',
  })
  readonly with_classifier!: DisagreementView;
}

/** Results of judging a job's answers. */
export class JudgingReportView {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ type: [JudgingPassView], description: 'Oldest first.' })
  readonly passes!: readonly JudgingPassView[];

  @ApiProperty({ type: JudgingAgreementView })
  readonly agreement!: JudgingAgreementView;

  @ApiProperty({
    type: JudgingDisagreementsView,
    description: 'The first ids of each. A review asks people about them.',
  })
  readonly disagreements!: JudgingDisagreementsView;
}

/** Results of judging a job's answers, as clients see them. */
export function toJudgingReportView(jobId: string, report: JudgingReport): JudgingReportView {
  const { agreement, labelled, compared, disagreements } = report;
  const { betweenJudges, withClassifier } = disagreements;
  return {
    job_id: jobId,
    passes: report.passes.map(toPass),
    agreement: { ...agreement, labelled, compared },
    disagreements: {
      between_judges: toDisagreement(betweenJudges),
      with_classifier: toDisagreement(withClassifier),
    },
  };
}

function toDisagreement({
  count,
  ids,
}: JudgingReport['disagreements']['betweenJudges']): DisagreementView {
  return { count, execution_ids: ids };
}

function toPass({ pass, judges }: PassReport): JudgingPassView {
  const { prompt, policy, only, again } = pass.judging;
  return {
    job_id: pass.id,
    status: pass.status,
    created_at: pass.createdAt,
    completed_at: pass.completedAt,
    prompt,
    policy,
    only,
    again,
    answers: pass.answers,
    is_complete: pass.isFed,
    expected: pass.expected,
    recorded: pass.recorded,
    outcomes_applied_at: pass.appliedAt,
    judges: judges.map(toJudge),
  };
}

function toJudge({ modelId, notHeard, costUsd, ...judge }: JudgeTally): JudgeView {
  return { model_id: modelId, ...judge, not_heard: notHeard, cost_usd: costUsd };
}
