import type { Comparison } from '@beacon/verdict';
import { ApiProperty } from '@nestjs/swagger';

type Pair = Comparison['pairs'][number];
type Similarity = NonNullable<Pair['similarity']>;
type Part = NonNullable<Pair['diff']>[number];

const METHODS = ['words', 'character_pairs'] as const satisfies readonly Similarity['method'][];
const CLASSES = ['identical', 'minor_diff', 'moderate_diff', 'major_diff'] as const;
const OPERATIONS = ['equal', 'insert', 'delete'] as const satisfies readonly Part['op'][];

/** How alike two texts are. */
export class SimilarityView implements Similarity {
  @ApiProperty({ enum: METHODS })
  readonly method!: Similarity['method'];

  @ApiProperty({ description: 'Dice coefficient, 0 to 1, without regard to order.' })
  readonly overlap!: number;

  @ApiProperty({ description: 'Share of the longest common subsequence, 0 to 1.' })
  readonly sequence!: number;

  @ApiProperty()
  readonly levenshtein!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Cosine of the embeddings.' })
  readonly semantic!: number | null;
}

/** A piece of a diff. */
export class DiffPartView implements Part {
  @ApiProperty({ enum: OPERATIONS })
  readonly op!: Part['op'];

  @ApiProperty()
  readonly text!: string;
}

/** Two representative answers against each other. */
export class ComparedPairView implements Pair {
  @ApiProperty()
  readonly a!: string;

  @ApiProperty()
  readonly b!: string;

  @ApiProperty()
  readonly same_outcome!: boolean;

  @ApiProperty({ type: SimilarityView, nullable: true })
  readonly similarity!: SimilarityView | null;

  @ApiProperty({ enum: CLASSES, nullable: true })
  readonly classification!: (typeof CLASSES)[number] | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly length_ratio!: number | null;

  @ApiProperty({ type: [DiffPartView], nullable: true, description: 'Words from a to b.' })
  readonly diff!: readonly DiffPartView[] | null;
}
