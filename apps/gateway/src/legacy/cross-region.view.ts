import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_TEXT, TIME } from '../http/openapi/schemas.js';
import { AnalysisView } from './analysis.view.js';
import { RegionResultView } from './region-result.view.js';
import { ALWAYS_NULL, REASONS } from './unavailable.js';

const STATUSES = ['completed', 'partial', 'failed', 'running'] as const;

/** What was asked, and how far it is. */
export class CrossRegionExecutionView {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: "Null for the job's own prompt, and over all questions.",
  })
  readonly question_id!: string | null;

  @ApiProperty({ ...TIME, description: 'Of the job.' })
  readonly created_at!: string;

  @ApiProperty({
    enum: STATUSES,
    description: '`running` while the job runs and a region has nothing yet.',
  })
  readonly status!: (typeof STATUSES)[number];
}

/** The regions, counted. */
export class CrossRegionSummaryView {
  @ApiProperty(INTEGER)
  readonly total_regions!: number;

  @ApiProperty(INTEGER)
  readonly completed_regions!: number;

  @ApiProperty(INTEGER)
  readonly failed_regions!: number;

  @ApiProperty(ALWAYS_NULL)
  readonly risk_level!: null;

  @ApiProperty(ALWAYS_NULL)
  readonly max_bias_score!: null;

  @ApiProperty(ALWAYS_NULL)
  readonly min_bias_score!: null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Of the answers shown, in characters; null when there is none.',
  })
  readonly avg_response_length!: number | null;

  @ApiProperty(REASONS)
  readonly unavailable!: Readonly<Record<string, string>>;
}

/** One question of one model over the regions, as clients of the original API read it. */
export class CrossRegionAnalysisView {
  @ApiProperty()
  readonly cross_region_execution!: CrossRegionExecutionView;

  @ApiProperty({
    type: [RegionResultView],
    description: "In the job's order, second executors left out: the original knows none.",
  })
  readonly region_results!: readonly RegionResultView[];

  @ApiProperty()
  readonly analysis!: AnalysisView;

  @ApiProperty()
  readonly summary!: CrossRegionSummaryView;
}
