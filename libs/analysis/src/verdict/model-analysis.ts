import { comparisonOf, type Comparison } from './comparison-plan.js';
import type { VerdictOptions } from './input.js';
import { armRows, type ModelData } from './model-data.js';
import { decisiveP, omnibusOf, type RawOmnibus } from './omnibus.js';
import { decisivePairP } from './pair-estimate.js';
import { rawPair, type RawPair } from './pair-figures.js';

/** All tests of a model, before the correction over models. */
export interface ModelAnalysis {
  readonly data: ModelData;
  readonly comparison: Comparison;
  /** With more than two compared regions; null when no question was measured in all. */
  readonly omnibus: RawOmnibus | null;
  readonly pairs: readonly RawPair[];
  readonly twins: readonly RawPair[];
  /** p of the confirmatory test: the one pair's, or the omnibus'. Null when there is none. */
  readonly p: number | null;
}

/** Runs the tests of a model. */
export function analyseModel(data: ModelData, options: VerdictOptions): ModelAnalysis {
  const comparison = comparisonOf(data, options.claim);
  const { compared, design } = comparison;
  const omnibus =
    compared.length > 2
      ? omnibusOf(armRows(data, compared, options.endpoint), design, options.seed)
      : null;
  const pairs = comparison.pairs.map((pair) => rawPair(data, pair, comparison, options));
  const twins = comparison.twinPairs.map((pair) => rawPair(data, pair, comparison, options));
  return { data, comparison, omnibus, pairs, twins, p: confirmatoryP(compared, omnibus, pairs) };
}

function confirmatoryP(
  compared: readonly string[],
  omnibus: RawOmnibus | null,
  pairs: readonly RawPair[],
): number | null {
  if (compared.length === 2) {
    const estimate = pairs[0]?.estimate ?? null;
    return estimate === null ? null : decisivePairP(estimate);
  }
  return omnibus === null ? null : decisiveP(omnibus);
}
