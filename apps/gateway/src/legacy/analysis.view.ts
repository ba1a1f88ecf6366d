import { ApiProperty } from '@nestjs/swagger';
import { ALWAYS_NULL, REASONS } from './unavailable.js';

const DIMENSIONS = ['censorship', 'outcome'] as const;
const SOURCES = ['verdict'] as const;

/** Where regions differ. */
export class KeyDifferenceView {
  @ApiProperty({ enum: DIMENSIONS })
  readonly dimension!: (typeof DIMENSIONS)[number];

  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { anyOf: [{ type: 'number' }, { type: 'string' }] },
    description: 'By region: refusal rates, or outcomes.',
  })
  readonly variations!: Readonly<Record<string, number | string>>;

  @ApiProperty({ ...ALWAYS_NULL, description: 'How bad a difference is, is for readers to say.' })
  readonly severity!: null;

  @ApiProperty()
  readonly description!: string;
}

/** The analysis of the original API. */
export class AnalysisView {
  @ApiProperty(ALWAYS_NULL)
  readonly bias_variance!: null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Share of the measured executions that were refused by the model or blocked by the provider, second executors left out; null when nothing is measured.',
  })
  readonly censorship_rate!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Mean overlap of words between the answers of two regions, of one model to one question, 0 to 1; pairs of which one has no text are left out. It says nothing of facts.',
  })
  readonly factual_consistency!: number | null;

  @ApiProperty(ALWAYS_NULL)
  readonly narrative_divergence!: null;

  @ApiProperty({ type: [KeyDifferenceView] })
  readonly key_differences!: readonly KeyDifferenceView[];

  @ApiProperty(ALWAYS_NULL)
  readonly risk_assessment!: null;

  @ApiProperty({ description: "The verdict's sentences, one a line." })
  readonly summary!: string;

  @ApiProperty({ enum: SOURCES })
  readonly summary_source!: (typeof SOURCES)[number];

  @ApiProperty(ALWAYS_NULL)
  readonly recommendation!: null;

  @ApiProperty(REASONS)
  readonly unavailable!: Readonly<Record<string, string>>;
}
