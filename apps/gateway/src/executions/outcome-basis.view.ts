import { LABEL_OUTCOMES } from '@beacon/persistence';
import type { LabelOutcome } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_NUMBER, NULLABLE_TEXT, TIME } from '../http/openapi/schemas.js';

/** A part of an answer, in UTF-16 code units as JavaScript counts them. */
export class SpanView {
  @ApiProperty({ ...INTEGER, description: '0-based.' })
  readonly start!: number;

  @ApiProperty({ ...INTEGER, description: 'Behind its last code unit.' })
  readonly end!: number;
}

/** What a judge says of an answer. */
export class JudgeLabelView {
  @ApiProperty({ description: 'The version of its prompt, and its model.' })
  readonly rater!: string;

  @ApiProperty({ enum: LABEL_OUTCOMES })
  readonly outcome!: LabelOutcome;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Words of the answer that decided.' })
  readonly evidence!: string | null;

  @ApiProperty({
    type: SpanView,
    nullable: true,
    description: 'Where they stand in the answer; null when they do not as the judge wrote them.',
  })
  readonly span!: SpanView | null;

  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The job that asked the judge.' })
  readonly judge_job_id!: string | null;
}

/** What an outcome rests on. */
export class OutcomeBasisView {
  @ApiProperty({
    description:
      'The layer that decided: `provider`, `rules`, `model`, `judge`, `human`, `executor` or `planner`.',
  })
  readonly source!: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly rule!: string | null;

  @ApiProperty({
    type: SpanView,
    nullable: true,
    description:
      'The words that decided, in `output.response`: at most 200 code units from the beginning of the clause. Null when nothing in the text decided.',
  })
  readonly span!: SpanView | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Where the answer begins behind the reasoning that the server left in the text; 0 when there is none, null without a text.',
  })
  readonly answer_start!: number | null;

  @ApiProperty({ description: 'Of what typed the outcome.' })
  readonly version!: string;

  @ApiProperty({ description: 'Of the classifier now.' })
  readonly current_version!: string;

  @ApiProperty({
    type: 'boolean',
    nullable: true,
    description:
      'Whether the classifier as it is now typed it; null when something else than the classifier did.',
  })
  readonly is_current!: boolean | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly language!: string | null;

  @ApiProperty({ type: 'boolean', nullable: true })
  readonly calibrated!: boolean | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'As `outcome_score`.' })
  readonly score!: number | null;

  @ApiProperty({
    ...NULLABLE_NUMBER,
    description: 'Chance that the answer is withheld, as the score says; null without one.',
  })
  readonly withheld_probability!: number | null;

  @ApiProperty({ type: [JudgeLabelView], description: 'What judges say of this answer.' })
  readonly judges!: readonly JudgeLabelView[];
}
