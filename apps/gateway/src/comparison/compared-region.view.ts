import type { RegionAnswer, RepresentativeAnswer } from '@beacon/verdict';
import { OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_TEXT } from '../http/openapi/schemas.js';

const OUTCOME_COUNTS = { type: 'object', additionalProperties: INTEGER } as const;

type OutcomeCounts = Readonly<Partial<Record<Outcome, number>>>;

/** A region in a comparison. */
class PlacedView {
  @ApiProperty()
  readonly region!: string;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'The region whose second executor this is; null for a place of its own.',
  })
  readonly twin_of!: string | null;
}

/** How much of what a question was to bring is there, of a region. */
export class CoverageView extends PlacedView {
  @ApiProperty(INTEGER)
  readonly expected!: number;

  @ApiProperty({ ...INTEGER, description: 'Neither failed nor cancelled nor quarantined.' })
  readonly measured!: number;

  @ApiProperty({
    ...INTEGER,
    description: 'Those among them that are compared: the first repeats.',
  })
  readonly read!: number;

  @ApiProperty(INTEGER)
  readonly failed!: number;

  @ApiProperty(INTEGER)
  readonly cancelled!: number;

  @ApiProperty(INTEGER)
  readonly quarantined!: number;

  @ApiProperty({ ...OUTCOME_COUNTS, description: 'Of all that are measured or failed.' })
  readonly outcomes!: OutcomeCounts;
}

/** An answer that stands for a region, with the execution that it is. */
export class RepresentativeView implements RepresentativeAnswer {
  @ApiProperty(INTEGER)
  readonly execution_id!: number;

  @ApiProperty(INTEGER)
  readonly repeat!: number;

  @ApiProperty({ enum: OUTCOMES })
  readonly outcome!: Outcome;

  @ApiProperty(NULLABLE_TEXT)
  readonly language!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly text!: string | null;

  @ApiProperty({ description: 'Whether the answer was too long to be stored whole.' })
  readonly response_cut!: boolean;

  @ApiProperty(INTEGER)
  readonly characters!: number;

  @ApiProperty(INTEGER)
  readonly words!: number;

  @ApiProperty({ description: 'Whether more is shown than is compared.' })
  readonly cut!: boolean;
}

/** What a region answered. */
export class ComparedRegionView extends PlacedView implements RegionAnswer {
  @ApiProperty({ ...INTEGER, description: 'Answers that are compared.' })
  readonly answers!: number;

  @ApiProperty(OUTCOME_COUNTS)
  readonly outcomes!: OutcomeCounts;

  @ApiProperty({
    description: 'Of the most frequent outcome, the answer that is most like the others.',
  })
  readonly representative!: RepresentativeView;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Mean overlap of the repeats: what chance alone does to a text. Null without repeats.',
  })
  readonly repeat_similarity!: number | null;
}
