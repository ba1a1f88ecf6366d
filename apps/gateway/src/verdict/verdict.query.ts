import { CLAIMS, ENDPOINTS } from '@beacon/analysis';
import { z } from 'zod';
import { fraction, oneOf } from '../http/query.js';
import { HEADLINE } from './verdict-reader.js';
import type { VerdictQuestion } from './verdict-reader.js';

/** Parameters of a job's verdict. */
export const verdictQuery = z.strictObject({
  endpoint: oneOf(
    ENDPOINTS,
    'What counts: `refused` is the headline; `withheld` adds evasive, partial, blocked and empty answers; `blocked` is what the provider blocked. Default refused.',
  ),
  alpha: fraction(
    { above: 0, below: 0.5, fallback: HEADLINE.alpha },
    'Chance to call any model different that is not, over all models of the job.',
  ),
  margin: fraction(
    { above: 0, below: 1, fallback: HEADLINE.margin },
    'Largest difference of rates that counts as none, for the equivalence tests.',
  ),
  claim: oneOf(
    CLAIMS,
    'What a claim is about: other questions of this sort, or exactly these. Default questions_like_these.',
  ),
  corrected: oneOf(
    ['true', 'false'],
    "Whether to add rates corrected for the classifier's measured errors (Rogan-Gladen), with their intervals. Tests stay on the outcomes as typed. Default false.",
  ),
});
export type VerdictQuery = z.output<typeof verdictQuery>;

/** What a query asks. */
export function toQuestion({
  endpoint,
  alpha,
  margin,
  claim,
  corrected,
}: VerdictQuery): VerdictQuestion {
  return {
    endpoint: endpoint ?? HEADLINE.endpoint,
    alpha,
    margin,
    claim: claim ?? HEADLINE.claim,
    corrected: corrected === 'true',
  };
}
