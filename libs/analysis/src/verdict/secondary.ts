import type { Comparison } from './comparison-plan.js';
import { ENDPOINTS, type VerdictOptions } from './input.js';
import { jsonInterval } from './json.js';
import { armRows, type ModelData } from './model-data.js';
import { decisivePairP, estimatePair } from './pair-estimate.js';
import { pairRowsOf } from './pair-rows.js';
import type { SecondaryEndpoint } from './shape.js';

/** The pairs under the endpoints that the verdict is not about: raw, not adjusted, without a conclusion. */
export function secondaryEndpoints(
  data: ModelData,
  comparison: Comparison,
  options: VerdictOptions,
): SecondaryEndpoint[] {
  return ENDPOINTS.filter((endpoint) => endpoint !== options.endpoint).map((endpoint) => ({
    endpoint,
    exploratory: true,
    pairs: comparison.pairs.flatMap(([a, b]) => {
      const rows = pairRowsOf(armRows(data, [a, b], endpoint));
      const estimate = estimatePair(rows, comparison.design, options);
      if (estimate === null) return [];
      const { difference, interval } = estimate;
      const p = decisivePairP(estimate);
      return [{ a, b, difference, interval: jsonInterval(interval), p }];
    }),
  }));
}
