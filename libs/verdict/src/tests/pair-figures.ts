import { cohenH } from '@beacon/statistics';
import type { Comparison } from '../data/comparison-plan.js';
import { correctedDifference } from '../detector/corrected-difference.js';
import type { DetectorFinder } from '../detector/detector.js';
import type { VerdictOptions } from '../input/input.js';
import type { Endpoint } from '../shape/terms.js';
import { finiteOrNull, jsonInterval, jsonIntervalOrNull } from '../shape/json.js';
import { worstCase } from './missingness.js';
import { armRows, type ModelData } from '../data/model-data.js';
import { minimumDetectable } from '../pairs/needed.js';
import { estimatePair, type PairEstimate } from '../pairs/pair-estimate.js';
import { pairRowsOf, type PairRow } from '../data/pair-rows.js';
import type { PairFigures } from '../shape/shape.js';

/** A pair, before the correction over tests. */
export interface RawPair {
  readonly a: string;
  readonly b: string;
  readonly rows: readonly PairRow[];
  /** Null when no question was measured in both regions. */
  readonly estimate: PairEstimate | null;
  readonly dropped: number;
}

/** Tests and estimates one pair of regions. */
export function rawPair(
  data: ModelData,
  [a, b]: readonly [string, string],
  { design }: Comparison,
  endpoint: Endpoint,
  options: VerdictOptions,
): RawPair {
  const rows = pairRowsOf(armRows(data, [a, b], endpoint));
  const estimate = estimatePair(rows, { ...design, regions: 2 }, options);
  return { a, b, rows, estimate, dropped: data.questions - (estimate?.questions ?? 0) };
}

/** What the correction over tests adds to a pair. */
interface PairCorrection {
  /** Null for a pair that takes no part in the confirmatory tests. */
  readonly adjusted: number | null;
  /** Level at which the pair had to decide. */
  readonly alphaStep: number;
}

/** What the figures of a pair are worked out from, beside its tests. */
interface FigureContext {
  readonly data: ModelData;
  readonly comparison: Comparison;
  readonly endpoint: Endpoint;
  readonly detectors: DetectorFinder;
  readonly options: VerdictOptions;
}

/** A pair as it goes over the wire. */
export function pairFigures(
  { a, b, estimate, dropped }: RawPair,
  { adjusted, alphaStep }: PairCorrection,
  { data, comparison, endpoint, detectors, options }: FigureContext,
): PairFigures {
  const { margin } = options;
  const design = { ...comparison.design, regions: 2 };
  const bounds = worstCase(data, [a, b], endpoint)?.bounds ?? null;
  const common = { a, b, dropped, worst_case: jsonIntervalOrNull(bounds) };
  if (estimate === null) return { ...common, ...UNMEASURED };
  return {
    ...common,
    test: estimate.test,
    method: estimate.method,
    only_a: estimate.onlyA,
    only_b: estimate.onlyB,
    questions: estimate.questions,
    rate_a: estimate.rateA,
    rate_b: estimate.rateB,
    difference: estimate.difference,
    interval: jsonInterval(estimate.interval),
    interval_method: estimate.intervalMethod,
    p: estimate.p,
    p_by_answer: estimate.byAnswer?.p ?? null,
    method_by_answer: estimate.byAnswer?.method ?? null,
    p_adjusted: adjusted,
    mid_p: estimate.midP,
    effect_size_h: finiteOrNull(cohenH(within(estimate.rateA), within(estimate.rateB))),
    odds_ratio: estimate.oddsRatio,
    odds_ratio_interval: jsonIntervalOrNull(estimate.oddsRatioInterval),
    tost: {
      margin,
      interval: jsonInterval(estimate.tost),
      equivalent: estimate.tost.low > -margin && estimate.tost.high < margin,
    },
    corrected:
      endpoint === 'blocked'
        ? null
        : correctedDifference([a, b], { data, design, endpoint, detectors, options }),
    minimum_detectable: minimumDetectable(estimate, alphaStep),
  };
}

/** A mean of rates may leave 0 to 1 by rounding. */
function within(rate: number): number {
  return Math.min(1, Math.max(0, rate));
}

const UNMEASURED = {
  test: 'mcnemar_exact',
  method: 'exact',
  only_a: 0,
  only_b: 0,
  questions: 0,
  rate_a: null,
  rate_b: null,
  difference: null,
  interval: null,
  interval_method: null,
  p: null,
  p_by_answer: null,
  method_by_answer: null,
  p_adjusted: null,
  mid_p: null,
  effect_size_h: null,
  odds_ratio: null,
  odds_ratio_interval: null,
  tost: null,
  corrected: null,
  minimum_detectable: null,
} as const;
