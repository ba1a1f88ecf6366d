import type { Comparison } from '../data/comparison-plan.js';
import type { VerdictOptions } from '../input/input.js';
import type { Endpoint } from '../shape/terms.js';
import { armRows, type ModelData } from '../data/model-data.js';
import { decisiveP, omnibusOf, type RawOmnibus } from '../pairs/omnibus.js';
import { decisivePairP } from '../pairs/pair-estimate.js';
import { rawPair, type RawPair } from './pair-figures.js';
import { questionTests, type QuestionTests } from './within-questions.js';

/** The tests of one endpoint of a model, before any correction. */
export interface EndpointTests {
  readonly comparison: Comparison;
  /** With more than two compared regions; null when no question was measured in two. */
  readonly omnibus: RawOmnibus | null;
  readonly pairs: readonly RawPair[];
  /** p of the confirmatory test: the one pair's, or the omnibus'. Null when there is none. */
  readonly p: number | null;
  /** Each question by itself; null with one repeat. */
  readonly questions: QuestionTests | null;
}

/** Runs the tests of an endpoint. */
export function testsOf(
  data: ModelData,
  comparison: Comparison,
  endpoint: Endpoint,
  options: VerdictOptions,
): EndpointTests {
  const { compared, design } = comparison;
  const pairs = comparison.pairs.map((pair) => rawPair(data, pair, comparison, endpoint, options));
  const omnibus =
    compared.length > 2
      ? omnibusOf(
          armRows(data, compared, endpoint),
          pairs.map(({ a, b, estimate }) => ({
            places: [compared.indexOf(a), compared.indexOf(b)],
            estimate,
          })),
          design,
          options.seed,
        )
      : null;
  return {
    comparison,
    omnibus,
    pairs,
    p: confirmatoryP(compared, omnibus, pairs),
    questions: questionTests(data, compared, endpoint),
  };
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
