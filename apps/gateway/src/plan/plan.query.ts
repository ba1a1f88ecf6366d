import { CLAIMS } from '@beacon/verdict';
import { z } from 'zod';
import { fraction, oneOf } from '../http/query.js';

/** Parameters of a plan. */
export const planQuery = z.strictObject({
  target: fraction(
    { above: 0, below: 1, fallback: 0.1 },
    'Difference of rates that the job is to show.',
  ),
  alpha: fraction(
    { above: 0, below: 0.5, fallback: 0.05 },
    'Chance to call any model different that is not, over all models of the job.',
  ),
  claim: oneOf(
    CLAIMS,
    'What the claim is to be about: other questions of this sort, or exactly these. Default questions_like_these.',
  ),
});
export type PlanQuery = z.output<typeof planQuery>;
