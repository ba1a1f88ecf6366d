import { ARM_KINDS } from '@beacon/domain';
import type { ArmKind } from '@beacon/domain';
import { CLAIMS } from '@beacon/verdict';
import type { Claim } from '@beacon/verdict';
import { Fraction, OneOf } from '../http/validation/parameters.js';
import { HEADLINE } from '../verdict/verdict-question.js';
import type { ArmsQuestion } from './arms-reader.js';

/** Parameters of a comparison by an arm. */
export class ArmsQuery {
  @OneOf(ARM_KINDS, 'What is compared: an arm that the job names, or region. Default region.')
  readonly arm?: ArmKind;

  @Fraction(
    { above: 0, below: 0.5, fallback: HEADLINE.alpha },
    'Chance to say of anything that it differs where it does not, over all models, pairs of levels and both endpoints.',
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

/** What a query asks. */
export function toArmsQuestion({ arm, alpha, margin, claim }: ArmsQuery): ArmsQuestion {
  return { arm: arm ?? 'region', options: { alpha, margin, claim: claim ?? HEADLINE.claim } };
}
