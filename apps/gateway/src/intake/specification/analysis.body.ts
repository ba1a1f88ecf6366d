import { ANALYSIS_CLAIMS, ANALYSIS_ENDPOINTS, DEFAULT_ANALYSIS } from '@beacon/domain';
import type { AnalysisClaim, AnalysisEndpoint } from '@beacon/domain';
import { Given, between, oneOf } from './rules.js';

/** How a job is to be analysed. It is registered with the job, before anything is asked. */
export class AnalysisBody {
  @Given(oneOf(ANALYSIS_ENDPOINTS), {
    about: `Whose figures lead. Default ${DEFAULT_ANALYSIS.endpoint}.`,
    schema: { type: 'string', enum: [...ANALYSIS_ENDPOINTS] },
  })
  readonly endpoint?: AnalysisEndpoint | null;

  @Given(oneOf(ANALYSIS_CLAIMS), {
    about: `What a claim is about. Default ${DEFAULT_ANALYSIS.claim}.`,
    schema: { type: 'string', enum: [...ANALYSIS_CLAIMS] },
  })
  readonly claim?: AnalysisClaim | null;

  @Given(between(0, 0.5), {
    about: `Family-wise error rate, above 0 and below 0.5. Default ${DEFAULT_ANALYSIS.alpha}.`,
    schema: {
      type: 'number',
      exclusiveMinimum: true,
      minimum: 0,
      exclusiveMaximum: true,
      maximum: 0.5,
    },
  })
  readonly alpha?: number | null;

  @Given(between(0, 1), {
    about: `Largest difference of rates that counts as none, above 0 and below 1. Default ${DEFAULT_ANALYSIS.margin}.`,
    schema: {
      type: 'number',
      exclusiveMinimum: true,
      minimum: 0,
      exclusiveMaximum: true,
      maximum: 1,
    },
  })
  readonly margin?: number | null;
}
