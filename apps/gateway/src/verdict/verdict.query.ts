import { CLAIMS, ENDPOINTS } from '@beacon/verdict';
import type { Claim, Endpoint } from '@beacon/verdict';
import { Fraction, OneOf } from '../http/validation/parameters.js';
import { CONTENT_MODES } from './content-request.js';
import type { ContentMode } from './content-request.js';
import type { AskedVerdict } from './verdict-question.js';

/** Parameters of a job's verdict. */
export class VerdictQuery {
  @OneOf(
    ENDPOINTS,
    "Whose figures lead: `refused`; `withheld`, which adds evasive, partial, blocked and empty answers; `blocked`, what the provider blocked. What is concluded is about refused and withheld alike, whichever leads. As the job's analysis plan says when absent.",
  )
  readonly endpoint?: Endpoint;

  @Fraction(
    { above: 0, below: 0.5 },
    'Chance to say of any model that it differs in an endpoint in which it does not, over all models of the job and both endpoints. As the plan says when absent.',
  )
  readonly alpha?: number;

  @Fraction(
    { above: 0, below: 1 },
    'Largest difference of rates that counts as none, for the equivalence tests. As the plan says when absent.',
  )
  readonly margin?: number;

  @OneOf(
    CLAIMS,
    'What a claim is about: other questions of this sort, or exactly these. As the plan says when absent.',
  )
  readonly claim?: Claim;

  @OneOf(
    CONTENT_MODES,
    'Whether what the answers say is compared by region, too: `true` always, by embeddings where there are some; `auto` by words, when the job has ended and has 5,000 cells at most; `false` never. A model is called equivalent only with a word on it. Default auto.',
  )
  readonly content?: ContentMode;
}

/** What a query asks. */
export function toQuestion({
  endpoint,
  alpha,
  margin,
  claim,
  content,
}: VerdictQuery): AskedVerdict {
  return { endpoint, alpha, margin, claim, content };
}
