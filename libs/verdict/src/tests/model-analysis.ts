import { comparisonOf, type Comparison } from '../data/comparison-plan.js';
import { testsOf, type EndpointTests } from './endpoint-tests.js';
import type { VerdictOptions } from '../input/input.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import type { ModelData } from '../data/model-data.js';
import { rawPair, type RawPair } from './pair-figures.js';
import { remarkTests, type RemarkTest } from './remarks.js';

/** All tests of a model, before any correction. */
export interface ModelAnalysis {
  readonly data: ModelData;
  readonly comparison: Comparison;
  /** The same object twice where both endpoints count the same answers: it is one test then, and stands in the family once. */
  readonly endpoints: Readonly<Record<ConfirmatoryEndpoint, EndpointTests>>;
  /** Of the verdict's endpoint: one of the two, or what is blocked. */
  readonly lead: EndpointTests;
  readonly twins: readonly RawPair[];
  /** Tests of what else may differ. */
  readonly remarks: readonly RemarkTest[];
}

/** Runs the tests of a model. */
export function analyseModel(data: ModelData, options: VerdictOptions): ModelAnalysis {
  const { endpoint } = options;
  const comparison = comparisonOf(data, options.claim);
  const refused = testsOf(data, comparison, 'refused', options);
  const withheld = countAlike(data) ? refused : testsOf(data, comparison, 'withheld', options);
  const endpoints = { refused, withheld };
  return {
    data,
    comparison,
    endpoints,
    lead:
      endpoint === 'blocked' ? testsOf(data, comparison, endpoint, options) : endpoints[endpoint],
    twins: comparison.twinPairs.map((pair) => rawPair(data, pair, comparison, endpoint, options)),
    remarks: remarkTests(data, comparison, options),
  };
}

/**
 * Whether all that is withheld is refused, so that both endpoints are one. Exchanging regions within a question does not change that: the family may
 * depend on it.
 */
function countAlike({ groups }: ModelData): boolean {
  return groups.every(({ cells }) =>
    cells.every(({ events }) => events.refused === events.withheld),
  );
}

/** The tests of a model that may claim something, each once. */
export function confirmatoryTests({ endpoints }: ModelAnalysis): EndpointTests[] {
  return [...new Set([endpoints.refused, endpoints.withheld])];
}
