import { CLASSIFIER_VERSION } from '@beacon/classification';
import { DEFAULT_ANALYSIS } from '@beacon/domain';
import type { JobAnalysis } from '@beacon/domain';
import type { AnalysisPlan } from '@beacon/signing';
import { VERDICT_VERSION } from '@beacon/verdict';

/** The plan that is registered with a job: what its submitter says, with what else decides a verdict here and now. */
export function analysisPlanOf(given: JobAnalysis | undefined): AnalysisPlan {
  const { endpoint, claim, alpha, margin } = given ?? DEFAULT_ANALYSIS;
  return {
    declared: given !== undefined,
    endpoint,
    claim,
    alpha,
    margin,
    family: 'models_by_endpoint',
    correction: 'holm',
    verdict: VERDICT_VERSION,
    classifier: CLASSIFIER_VERSION,
  };
}
