import { OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import { ApiProperty } from '@nestjs/swagger';
import { NULLABLE_INTEGER, NULLABLE_TEXT, NULLABLE_TIME } from '../http/openapi/schemas.js';
import { RefusalCountsView } from './refusals.view.js';
import { ALWAYS_NULL, REASONS } from './unavailable.js';

const REGION_STATUSES = ['completed', 'failed', 'pending'] as const;

/** A stored answer. */
export class RegionOutputView {
  @ApiProperty(NULLABLE_TEXT)
  readonly response!: string | null;

  @ApiProperty()
  readonly response_cut!: boolean;
}

/** What stands for the original's scores. */
export class RegionScoringView extends RefusalCountsView {
  @ApiProperty({ enum: OUTCOMES, nullable: true, description: 'Of that execution.' })
  readonly outcome!: Outcome | null;

  @ApiProperty({
    description: 'Whether it is refused or blocked; over all questions, whether any is.',
  })
  readonly censorship_detected!: boolean;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Share that the model refused, over the repeats.',
  })
  readonly refusal_rate!: number | null;

  @ApiProperty(ALWAYS_NULL)
  readonly bias_score!: null;

  @ApiProperty(ALWAYS_NULL)
  readonly censorship_score!: null;

  @ApiProperty(ALWAYS_NULL)
  readonly political_sensitivity!: null;

  @ApiProperty(ALWAYS_NULL)
  readonly cultural_bias!: null;

  @ApiProperty(ALWAYS_NULL)
  readonly factual_accuracy!: null;

  @ApiProperty(ALWAYS_NULL)
  readonly sentiment!: null;

  @ApiProperty(ALWAYS_NULL)
  readonly keyword_flags!: null;

  @ApiProperty(REASONS)
  readonly unavailable!: Readonly<Record<string, string>>;
}

/** What a region answered. */
export class RegionResultView {
  @ApiProperty()
  readonly region!: string;

  @ApiProperty()
  readonly region_code!: string;

  @ApiProperty()
  readonly region_name!: string;

  @ApiProperty()
  readonly flag!: string;

  @ApiProperty({
    enum: REGION_STATUSES,
    description:
      '`completed` when anything is measured, `failed` when nothing that is recorded is.',
  })
  readonly status!: (typeof REGION_STATUSES)[number];

  @ApiProperty(NULLABLE_TEXT)
  readonly provider_id!: string | null;

  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty({
    ...NULLABLE_INTEGER,
    description: 'Of the repeats with the most frequent outcome, the one most like the others.',
  })
  readonly execution_id!: number | null;

  @ApiProperty(NULLABLE_TIME)
  readonly started_at!: string | null;

  @ApiProperty(NULLABLE_TIME)
  readonly completed_at!: string | null;

  @ApiProperty(NULLABLE_INTEGER)
  readonly duration_ms!: number | null;

  @ApiProperty({ type: RegionOutputView, nullable: true })
  readonly execution_output!: RegionOutputView | null;

  @ApiProperty()
  readonly scoring!: RegionScoringView;

  @ApiProperty(NULLABLE_TEXT)
  readonly error!: string | null;
}
