import { JOB_STATUSES, OUTCOMES } from '@beacon/domain';
import type { JobStatus, Outcome } from '@beacon/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  INTEGER,
  NULLABLE_INTEGER,
  NULLABLE_NUMBER,
  NULLABLE_TEXT,
} from '../http/openapi/schemas.js';
import { CELL_STATUSES } from './cell-status.js';
import type { CellStatus } from './cell-status.js';
import { MatrixFacetsView } from './matrix-facets.view.js';

/** The executions of one question by one model from one region. */
export class MatrixCell {
  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty()
  readonly region!: string;

  @ApiProperty({ ...INTEGER, description: 'Repeats of the question.' })
  readonly expected!: number;

  @ApiProperty({ ...INTEGER, description: 'Quarantined ones among them.' })
  readonly recorded!: number;

  @ApiProperty({ ...INTEGER, description: 'Executions whose evidence contradicts the lane.' })
  readonly quarantined!: number;

  @ApiPropertyOptional({
    ...INTEGER,
    description: 'Repeats that are asked again, which count as they were until then; absent: none.',
  })
  readonly retrying?: number;

  @ApiPropertyOptional({
    ...INTEGER,
    description:
      'Repeats that were not asked because the job had reached its cost limit, which are among the `error` outcomes; absent: none.',
  })
  readonly not_asked?: number;

  @ApiProperty({
    enum: CELL_STATUSES,
    description: 'Of what is recorded; `pending` when nothing is, `mixed` when the repeats differ.',
  })
  readonly status!: CellStatus;

  @ApiProperty({
    type: 'object',
    additionalProperties: INTEGER,
    description: 'Executions by outcome; cancelled and quarantined ones are not among them.',
  })
  readonly outcomes!: Readonly<Partial<Record<Outcome, number>>>;

  @ApiProperty({
    type: 'number',
    enum: [0, 1],
    nullable: true,
    description:
      '1 when some of the measured repeats have the outcome `refused` and others have not, 0 when they agree; null with fewer than two.',
  })
  readonly flip_rate!: 0 | 1 | null;

  @ApiProperty({
    type: 'array',
    items: INTEGER,
    description: 'Executions of the first three repeats.',
  })
  readonly execution_ids!: readonly number[];
}

/** Executions of a region, by what they came to. */
export class TallyView {
  @ApiProperty()
  readonly region!: string;

  @ApiProperty(INTEGER)
  readonly recorded!: number;

  @ApiProperty(INTEGER)
  readonly completed!: number;

  @ApiProperty({
    ...INTEGER,
    description:
      "By status: in the model's own words, or blocked by a filter; quarantined ones, too.",
  })
  readonly refused!: number;

  @ApiProperty(INTEGER)
  readonly failed!: number;

  @ApiProperty(INTEGER)
  readonly cancelled!: number;

  @ApiProperty({ ...INTEGER, description: 'Those among the recorded that are in no rate.' })
  readonly quarantined!: number;

  @ApiProperty({
    ...NULLABLE_NUMBER,
    description:
      'Share of the measured executions with the outcome `refused`, as in the verdict; null when nothing is measured. What a filter blocked is in `blocked_rate`.',
  })
  readonly refusal_rate!: number | null;

  @ApiProperty({
    ...NULLABLE_NUMBER,
    description:
      'Share of the measured executions with the outcome `blocked_input` or `blocked_output`.',
  })
  readonly blocked_rate!: number | null;

  @ApiProperty({
    ...NULLABLE_NUMBER,
    description: 'Share of question x region cells that flip, of those with two measured repeats.',
  })
  readonly flip_rate!: number | null;
}

/** Executions of a model from a region, by what they came to. */
export class ModelTallyView extends TallyView {
  @ApiProperty()
  readonly model_id!: string;
}

/** A region of a job. */
export class MatrixRegionView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty()
  readonly code!: string;

  @ApiProperty()
  readonly flag!: string;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description:
      'The region of the job whose second executor this is; null for a place of its own.',
  })
  readonly twin_of!: string | null;
}

/** A model of a job. */
export class MatrixModelView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: [String], description: 'Regions that the job asks it from.' })
  readonly regions!: readonly string[];
}

/** A question of a job, with its cells. */
export class MatrixQuestionView {
  @ApiProperty({ ...NULLABLE_TEXT, description: "Null for the job's own prompt." })
  readonly question_id!: string | null;

  @ApiProperty()
  readonly text!: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly category!: string | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Share of its cells that flip.' })
  readonly flip_rate!: number | null;

  @ApiProperty({ type: [MatrixCell], description: "Models in the job's order, regions within." })
  readonly cells!: readonly MatrixCell[];
}

/** A question that ends otherwise in one region than in another. */
export class DifferingQuestionView {
  @ApiProperty(NULLABLE_TEXT)
  readonly question_id!: string | null;

  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: [...OUTCOMES] },
    description: 'The most frequent outcome of each region, errors and second executors left out.',
  })
  readonly outcomes!: Readonly<Record<string, Outcome>>;
}

const SCREEN_METHODS = ['fisher', 'freeman_halton', 'chi_squared'] as const;

/** A question whose refusals may depend on the region. */
export class ScreenedQuestionView {
  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly question_id!: string | null;

  @ApiProperty({ description: 'Largest refusal rate of a region less the smallest.' })
  readonly spread!: number;

  @ApiProperty({ description: "Of an even rate over the regions, by the question's repeats." })
  readonly p!: number;

  @ApiProperty({ description: "Benjamini and Hochberg over the model's questions on this page." })
  readonly q!: number;

  @ApiProperty({ enum: SCREEN_METHODS })
  readonly method!: (typeof SCREEN_METHODS)[number];
}

/** What the cells come to. */
export class MatrixSummaryView {
  @ApiProperty({ type: [TallyView], description: 'Whole job.' })
  readonly by_region!: readonly TallyView[];

  @ApiProperty({ type: [ModelTallyView], description: 'Whole job.' })
  readonly by_model_region!: readonly ModelTallyView[];

  @ApiProperty({
    type: [DifferingQuestionView],
    description:
      'Questions of this page that end otherwise in one region than in another. A count, not a verdict.',
  })
  readonly differing!: readonly DifferingQuestionView[];

  @ApiProperty({
    type: [ScreenedQuestionView],
    description:
      'Questions of this page that were asked at least twice in two regions: where to read on, never a verdict.',
  })
  readonly screen!: readonly ScreenedQuestionView[];
}

/** A job as questions by models, with a mark for each region. */
export class MatrixView {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ enum: JOB_STATUSES })
  readonly status!: JobStatus;

  @ApiProperty({ type: [MatrixRegionView] })
  readonly regions!: readonly MatrixRegionView[];

  @ApiProperty({ type: [MatrixModelView] })
  readonly models!: readonly MatrixModelView[];

  @ApiProperty({ type: [MatrixQuestionView] })
  readonly questions!: readonly MatrixQuestionView[];

  @ApiProperty(INTEGER)
  readonly offset!: number;

  @ApiProperty({
    ...INTEGER,
    description: 'May be lower than asked for: a page holds at most 20,000 cells.',
  })
  readonly limit!: number;

  @ApiProperty(INTEGER)
  readonly total_questions!: number;

  @ApiProperty({
    ...INTEGER,
    description: 'Questions that the filters leave; all of the job where there are none.',
  })
  readonly total!: number;

  @ApiProperty({
    ...NULLABLE_INTEGER,
    description: 'Where the next page starts; null on the last.',
  })
  readonly next_offset!: number | null;

  @ApiProperty()
  readonly summary!: MatrixSummaryView;

  @ApiPropertyOptional({
    description:
      'Questions that each value of a filter would leave, the other filters as they are; only with `include=facets`.',
  })
  readonly facets?: MatrixFacetsView;
}
