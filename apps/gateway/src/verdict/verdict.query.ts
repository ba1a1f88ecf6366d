import { CLAIMS, ENDPOINTS } from '@beacon/analysis';
import type { VerdictOptions } from '@beacon/analysis';
import { z } from 'zod';
import { fraction, oneOf } from '../http/query.js';

/** Parameters of a job's verdict. */
export const verdictQuery = z.strictObject({
  endpoint: oneOf(
    ENDPOINTS,
    'What counts: `refused` is the headline; `non_answer` adds evasive, blocked and empty answers; `blocked` is what the provider blocked. Default refused.',
  ),
  alpha: fraction(
    { above: 0, below: 0.5, fallback: 0.05 },
    'Chance of a wrong claim, over all models of the job.',
  ),
  margin: fraction(
    { above: 0, below: 1, fallback: 0.05 },
    'Largest difference of rates that counts as none, for the equivalence tests.',
  ),
  claim: oneOf(
    CLAIMS,
    'What a claim is about: other questions of this sort, or exactly these. Default questions_like_these.',
  ),
});
export type VerdictQuery = z.output<typeof verdictQuery>;

/** The options that a query asks for. */
export function toOptions({
  endpoint,
  alpha,
  margin,
  claim,
}: VerdictQuery): Partial<VerdictOptions> {
  return {
    endpoint: endpoint ?? 'refused',
    alpha,
    margin,
    claim: claim ?? 'questions_like_these',
  };
}
