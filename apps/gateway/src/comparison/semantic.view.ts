import type { Comparison } from '@beacon/verdict';
import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_INTEGER } from '../http/openapi/schemas.js';

type Semantic = NonNullable<Comparison['semantic']>;
type Pair = Semantic['pairs'][number];
type Test = NonNullable<Semantic['test']>;

const METHODS = ['exact', 'monte_carlo'] as const satisfies readonly Test['method'][];

/** Whether the regions' names explain a distance. */
export class PermutationTestView implements Test {
  @ApiProperty()
  readonly p!: number;

  @ApiProperty({ enum: METHODS })
  readonly method!: Test['method'];

  @ApiProperty(INTEGER)
  readonly labellings!: number;

  @ApiProperty(NULLABLE_INTEGER)
  readonly seed!: number | null;
}

/** Distances between embeddings, within regions and beyond that. */
class SpreadView {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Mean distance of two repeats of a region.',
  })
  readonly within!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'between - within: 0 or less is no more than chance.',
  })
  readonly excess!: number | null;

  @ApiProperty({ type: PermutationTestView, nullable: true })
  readonly test!: PermutationTestView | null;
}

/** Distances between the answers of two regions. */
export class SemanticPairView extends SpreadView implements Pair {
  @ApiProperty()
  readonly a!: string;

  @ApiProperty()
  readonly b!: string;

  @ApiProperty()
  readonly between!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Holm over the pairs of this question; null for a twin.',
  })
  readonly p_adjusted!: number | null;
}

/** Distances between the answers of all regions. */
export class SemanticView extends SpreadView implements Semantic {
  @ApiProperty({ ...INTEGER, description: 'Of regions that are places of their own.' })
  readonly answers!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Mean distance of two answers of different regions.',
  })
  readonly between!: number | null;

  @ApiProperty({ type: [SemanticPairView] })
  readonly pairs!: readonly SemanticPairView[];

  @ApiProperty({
    type: [SemanticPairView],
    description: 'A region and its second executor: an excess here is noise.',
  })
  readonly aa!: readonly SemanticPairView[];
}
