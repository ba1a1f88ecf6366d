import type { Comparison } from '@beacon/verdict';
import { JOB_STATUSES } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_TEXT } from '../http/openapi/schemas.js';
import { ComparedPairView } from './compared-pair.view.js';
import { ComparedRegionView, CoverageView } from './compared-region.view.js';
import { SemanticView } from './semantic.view.js';

/** The question that was asked. */
export class ComparedQuestionView {
  @ApiProperty()
  readonly text!: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly category!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly language!: string | null;
}

/** The answers of the regions to one question of one model, side by side. What the analysis finds has its shape. */
export class ComparisonView implements Comparison {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ enum: JOB_STATUSES })
  readonly status!: JobStatus;

  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: "Null for the job's own prompt." })
  readonly question_id!: string | null;

  @ApiProperty()
  readonly question!: ComparedQuestionView;

  @ApiProperty({
    ...INTEGER,
    description: 'At most so many repeats of each region are compared.',
  })
  readonly repeats_per_region!: number;

  @ApiProperty({
    type: [CoverageView],
    description: 'Every region from which the model is asked.',
  })
  readonly coverage!: readonly CoverageView[];

  @ApiProperty({
    description:
      'Whether two representative answers have different outcomes, second executors left out. No verdict.',
  })
  readonly outcomes_differ!: boolean;

  @ApiProperty({ ...INTEGER, description: 'Of each answer, at most.' })
  readonly compared_characters!: number;

  @ApiProperty({ description: 'Whether a representative answer is longer than that.' })
  readonly cut!: boolean;

  @ApiProperty({
    type: [ComparedRegionView],
    description: "Those that have answers, in the job's order.",
  })
  readonly regions!: readonly ComparedRegionView[];

  @ApiProperty({
    type: [ComparedPairView],
    description: 'Every two regions, second executors left out.',
  })
  readonly pairs!: readonly ComparedPairView[];

  @ApiProperty({
    type: [ComparedPairView],
    description: 'A region (a) and its second executor (b): what differs here is noise.',
  })
  readonly aa!: readonly ComparedPairView[];

  @ApiProperty({ type: SemanticView, nullable: true })
  readonly semantic!: SemanticView | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'The embedding model behind `semantic`.' })
  readonly semantic_model!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why there are no embeddings.' })
  readonly semantic_unavailable!: string | null;
}
