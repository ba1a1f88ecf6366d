import type { QuestionKind } from '@beacon/domain';
import {
  holm,
  permutedDifference,
  type CountedValue,
  type Interval,
  clip,
} from '@beacon/statistics';
import type { Comparison } from '../data/comparison-plan.js';
import type { VerdictOptions } from '../input/input.js';
import { jsonInterval } from '../shape/json.js';
import { armRows, type GroupFilter, type ModelData } from '../data/model-data.js';
import { sum } from '../input/outcome-classes.js';
import { decisivePairP, estimatePair, type PairEstimate } from '../pairs/pair-estimate.js';
import {
  differencesOf,
  pairRowsOf,
  withoutRoundingError,
  type PairRow,
} from '../data/pair-rows.js';
import { countsOf, rateFigure } from '../data/region-rates.js';
import type { ControlFigures, ControlRegion, ControlDifference } from '../shape/shape.js';

const isSensitive: GroupFilter = ({ kind }) => kind === 'sensitive';
const isControl: GroupFilter = ({ kind }) => kind === 'control' || kind === 'neutral';

/**
 * Sensitive questions against neutral and control ones: rates by region, and for each pair the difference in differences. A difference that the
 * control questions show as well is about the region, not about the topics.
 */
export function controlFigures(
  data: ModelData,
  comparison: Comparison,
  options: VerdictOptions,
): ControlFigures {
  const questions = questionsByKind(data);
  const tested = comparison.pairs.flatMap(
    ([a, b]) => differenceInDifferences(data, [a, b], comparison, options) ?? [],
  );
  const adjusted = holm(tested.map(({ p }) => p));
  const pairs = tested.map((pair, index) => ({ ...pair, p_adjusted: adjusted[index] ?? 1 }));
  return {
    questions,
    regions: comparison.compared.map((region) => controlRegion(data, region, options)),
    pairs,
    reason: pairs.length > 0 ? null : reasonOf(questions),
  };
}

function questionsByKind(data: ModelData): Record<QuestionKind | 'unknown', number> {
  const count = (wanted: QuestionKind | null): number =>
    sum(data.groups.filter(({ kind }) => kind === wanted).map(({ questions }) => questions));
  return {
    sensitive: count('sensitive'),
    neutral: count('neutral'),
    control: count('control'),
    unknown: count(null),
  };
}

function reasonOf(questions: Record<QuestionKind | 'unknown', number>): string {
  if (questions.neutral + questions.control === 0) {
    return 'no neutral or control questions: nothing shows whether a difference is about the topics';
  }
  if (questions.sensitive === 0) return 'no question is marked as sensitive';
  return 'no two regions with both sensitive and control questions measured';
}

function controlRegion(data: ModelData, region: string, options: VerdictOptions): ControlRegion {
  const figure = (wanted: GroupFilter): ControlRegion['sensitive'] => {
    const counts = countsOf(armRows(data, [region], options.endpoint, wanted));
    return { n: counts.n, ...rateFigure(counts, options.level) };
  };
  return { region, sensitive: figure(isSensitive), control: figure(isControl) };
}

function differenceInDifferences(
  data: ModelData,
  [a, b]: readonly [string, string],
  { design }: Comparison,
  options: VerdictOptions,
): Omit<ControlDifference, 'p_adjusted'> | null {
  const rowsOf = (wanted: GroupFilter): PairRow[] =>
    pairRowsOf(armRows(data, [a, b], options.endpoint, wanted));
  const [sensitiveRows, controlRows] = [rowsOf(isSensitive), rowsOf(isControl)];
  const sensitive = estimatePair(sensitiveRows, { ...design, regions: 2 }, options);
  const control = estimatePair(controlRows, { ...design, regions: 2 }, options);
  if (sensitive === null || control === null) return null;
  return {
    a,
    b,
    sensitive: sensitive.difference,
    control: control.difference,
    control_p: decisivePairP(control),
    difference: withoutRoundingError(sensitive.difference - control.difference),
    interval: jsonInterval(squareAndAdd(sensitive, control)),
    p: permutedDifference(valuesOf(sensitiveRows), valuesOf(controlRows), options.seed).p,
    questions: { sensitive: sensitive.questions, control: control.questions },
  };
}

/** The differences by question. */
function valuesOf(rows: readonly PairRow[]): CountedValue[] {
  return differencesOf(rows).map(({ numerator, denominator, count }) => ({
    value: numerator / denominator,
    count,
  }));
}

/**
 * Interval of the difference of two independent estimates from their own intervals (square-and-add: Newcombe 1998; Zou and Donner 2008):
 * d - sqrt((d1-l1)² + (u2-d2)²), d + sqrt((u1-d1)² + (d2-l2)²). Sensitive and control questions are different questions, hence independent.
 */
function squareAndAdd(one: PairEstimate, other: PairEstimate): Interval {
  const difference = one.difference - other.difference;
  const below = ({ difference: d, interval }: PairEstimate): number =>
    Math.max(0, d - interval.low);
  const above = ({ difference: d, interval }: PairEstimate): number =>
    Math.max(0, interval.high - d);
  return clip(
    {
      low: difference - Math.hypot(below(one), above(other)),
      high: difference + Math.hypot(above(one), below(other)),
    },
    -2,
    2,
  );
}
