import { CLAIMS } from '@beacon/verdict';
import type { Claim } from '@beacon/verdict';
import { Fraction, OneOf } from '../http/validation/parameters.js';

/** Parameters of a comparison of content. */
export class ContentQuery {
  @Fraction(
    { above: 0, below: 0.5, fallback: 0.05 },
    'Chance to claim any difference that is not, over all models and content tests of the job.',
  )
  readonly alpha!: number;

  @OneOf(
    CLAIMS,
    'What a claim is about: other questions of this sort, or exactly these. Default questions_like_these.',
  )
  readonly claim?: Claim;

  @OneOf(
    ['true', 'false'],
    'Whether to compare embeddings where an endpoint for them is configured; words otherwise. Default true.',
  )
  readonly semantic?: 'true' | 'false';
}
