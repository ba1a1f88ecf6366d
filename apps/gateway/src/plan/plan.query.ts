import { CLAIMS } from '@beacon/verdict';
import type { Claim } from '@beacon/verdict';
import { Fraction, OneOf } from '../http/validation/parameters.js';

/** Parameters of a plan. */
export class PlanQuery {
  @Fraction({ above: 0, below: 1, fallback: 0.1 }, 'Difference of rates that the job is to show.')
  readonly target!: number;

  @Fraction(
    { above: 0, below: 0.5, fallback: 0.05 },
    'Chance to call any model different that is not, over all models of the job.',
  )
  readonly alpha!: number;

  @OneOf(
    CLAIMS,
    'What the claim is to be about: other questions of this sort, or exactly these. Default questions_like_these.',
  )
  readonly claim?: Claim;
}
