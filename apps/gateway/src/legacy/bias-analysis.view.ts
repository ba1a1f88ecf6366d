import { JOB_STATUSES } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import type { Verdict } from '@beacon/verdict';
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { ANY_OBJECT, NULLABLE_TEXT, TIME } from '../http/openapi/schemas.js';
import { AnalysisView } from './analysis.view.js';
import { RefusalCountsView } from './refusals.view.js';
import { ALWAYS_NULL, REASONS } from './unavailable.js';

const CONCLUSIONS = [
  'differs',
  'differs_on_these_questions',
  'equivalent',
  'cannot_tell',
] as const satisfies readonly Verdict['conclusion'][];

/** The analysis of a job: what is concluded over all of its models. */
export class JobAnalysisView extends AnalysisView {
  @ApiProperty({ enum: CONCLUSIONS })
  readonly conclusion!: Verdict['conclusion'];

  @ApiProperty({ description: 'Whether the job still ran.' })
  readonly interim!: boolean;
}

/** How often a model withheld an answer in a region. */
export class ModelRefusalsView extends RefusalCountsView {
  @ApiProperty({ type: Number, nullable: true })
  readonly censorship_rate!: number | null;
}

/** How often the models of a job withheld an answer in a region. */
@ApiExtraModels(ModelRefusalsView)
export class RegionScoreView extends RefusalCountsView {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Null where several models are asked: their rates are in `models`, one by one.',
  })
  readonly censorship_rate!: number | null;

  @ApiProperty({ description: 'Whether any measured execution is refused or blocked.' })
  readonly censorship_detected!: boolean;

  @ApiProperty(ALWAYS_NULL)
  readonly bias_score!: null;

  @ApiProperty(ALWAYS_NULL)
  readonly political_sensitivity!: null;

  @ApiProperty(ALWAYS_NULL)
  readonly factual_accuracy!: null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(ModelRefusalsView) },
  })
  readonly models!: Readonly<Record<string, ModelRefusalsView>>;

  @ApiProperty(REASONS)
  readonly unavailable!: Readonly<Record<string, string>>;
}

/** The benchmark that a job names. */
export class JobBenchmarkView {
  @ApiProperty()
  readonly name!: string;

  @ApiProperty(NULLABLE_TEXT)
  readonly version!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly description!: string | null;
}

/** What a job asks, in short. */
export class JobMetadataView {
  @ApiProperty({ enum: JOB_STATUSES })
  readonly status!: JobStatus;

  @ApiProperty({ type: [String] })
  readonly questions!: readonly string[];

  @ApiProperty()
  readonly benchmark!: JobBenchmarkView;

  @ApiProperty({ type: [String] })
  readonly models!: readonly string[];

  @ApiProperty(ANY_OBJECT)
  readonly metadata!: Readonly<Record<string, unknown>>;
}

/** A job's analysis as clients of the original API read it. */
@ApiExtraModels(RegionScoreView)
export class BiasAnalysisView {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ ...ALWAYS_NULL, description: 'There is no second record beside the job.' })
  readonly cross_region_execution_id!: null;

  @ApiProperty()
  readonly analysis!: JobAnalysisView;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(RegionScoreView) },
    description: 'By region, second executors left out.',
  })
  readonly region_scores!: Readonly<Record<string, RegionScoreView>>;

  @ApiProperty({ ...TIME, description: 'Of the job.' })
  readonly created_at!: string;

  @ApiProperty()
  readonly job_metadata!: JobMetadataView;
}
