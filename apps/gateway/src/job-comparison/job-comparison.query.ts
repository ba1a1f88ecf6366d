import { JOB_ID_PATTERN } from '@beacon/domain';
import { CLAIMS } from '@beacon/verdict';
import type { Claim, JobComparisonInput } from '@beacon/verdict';
import { Matches } from 'class-validator';
import { Field } from '../http/validation/field.js';
import { Fraction, OneOf } from '../http/validation/parameters.js';
import { HEADLINE } from '../verdict/verdict-question.js';

/** Parameters of a comparison of two jobs. */
export class JobComparisonQuery {
  @Field(
    {
      about: 'The later job.',
      allowed: 'a job id',
      schema: { type: 'string', pattern: JOB_ID_PATTERN.source },
      required: true,
    },
    Matches(JOB_ID_PATTERN),
  )
  readonly with!: string;

  @Fraction(
    { above: 0, below: 0.5, fallback: HEADLINE.alpha },
    'Chance to say of anything that it differs where it does not, over all models, regions and both endpoints.',
  )
  readonly alpha!: number;

  @Fraction(
    { above: 0, below: 1, fallback: HEADLINE.margin },
    'Largest difference of rates that counts as none, for the equivalence tests.',
  )
  readonly margin!: number;

  @OneOf(
    CLAIMS,
    'What a claim is about: other questions of this sort, or exactly these. Default questions_like_these.',
  )
  readonly claim?: Claim;
}

/** How two jobs are compared. */
export function toOptions({
  alpha,
  margin,
  claim,
}: JobComparisonQuery): JobComparisonInput['options'] {
  return { alpha, margin, claim: claim ?? HEADLINE.claim };
}
