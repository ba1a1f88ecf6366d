import type { DetectorFinder } from '../detector/detector.js';
import { questionFigures } from '../tests/differing-questions.js';
import type { EndpointTests } from '../tests/endpoint-tests.js';
import type { FamilyMember } from '../tests/family.js';
import type { VerdictOptions } from '../input/input.js';
import type { ConfirmatoryEndpoint, Endpoint } from '../shape/terms.js';
import type { ModelAnalysis } from '../tests/model-analysis.js';
import { pairFigures } from '../tests/pair-figures.js';
import { endpointRates } from '../detector/region-figures.js';
import type { EndpointVerdict, OmnibusTest, PairFigures } from '../shape/shape.js';

/** What is worked out for each endpoint of a model, once the correction over all tests is known. */
export interface EndpointContext {
  readonly analysis: ModelAnalysis;
  readonly detectors: DetectorFinder;
  readonly options: VerdictOptions;
}

/** The figures of one endpoint's tests. */
interface EndpointFigures {
  readonly omnibus: OmnibusTest | null;
  readonly pairs: readonly PairFigures[];
  readonly p: number | null;
  readonly p_adjusted: number | null;
}

/** Tests with what the correction adds to them. */
export function endpointFigures(
  tests: EndpointTests,
  member: FamilyMember,
  endpoint: Endpoint,
  { analysis: { data, comparison }, detectors, options }: EndpointContext,
): EndpointFigures {
  const context = { data, comparison, endpoint, detectors, options };
  return {
    omnibus: finishedOmnibus(tests, member),
    pairs: tests.pairs.map((pair, index) =>
      pairFigures(
        pair,
        { adjusted: member.pairs[index] ?? null, alphaStep: member.pairAlphaStep },
        context,
      ),
    ),
    p: tests.p,
    p_adjusted: member.adjusted,
  };
}

function finishedOmnibus({ omnibus }: EndpointTests, member: FamilyMember): OmnibusTest | null {
  if (omnibus === null) return null;
  const { test, statistic, p, questions, incomplete, dropped, informative, exchange } = omnibus;
  const counts = { questions, incomplete, dropped, informative };
  return { test, statistic, p, p_adjusted: member.adjusted, ...counts, exchange };
}

/** An endpoint of a model, before it is known whether the model is equivalent: that takes both endpoints. */
export function testedEndpoint(
  endpoint: ConfirmatoryEndpoint,
  member: FamilyMember,
  context: EndpointContext,
): EndpointVerdict {
  const { analysis, detectors, options } = context;
  const figures = endpointFigures(analysis.endpoints[endpoint], member, endpoint, context);
  const differs = figures.p_adjusted !== null && figures.p_adjusted <= options.alpha;
  const questions = questionFigures(analysis.endpoints[endpoint], member, options);
  const found = questions?.claimed === true ? 'differs_on_these_questions' : 'cannot_tell';
  return {
    endpoint,
    conclusion: differs ? 'differs' : found,
    ...figures,
    questions,
    rates: endpointRates(analysis.data, endpoint, detectors, options),
  };
}
