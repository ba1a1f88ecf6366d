import { holm } from '@beacon/statistics';
import type { Comparison } from '../data/comparison-plan.js';
import type { VerdictOptions } from '../input/input.js';
import { REMARKED_EVENTS, type RemarkedEvent } from '../shape/terms.js';
import { jsonInterval } from '../shape/json.js';
import { armRows, type ModelData } from '../data/model-data.js';
import { decisivePairP, estimatePair, type PairEstimate } from '../pairs/pair-estimate.js';
import { pairRowsOf } from '../data/pair-rows.js';
import type { SecondaryEndpoint, SecondaryPair } from '../shape/shape.js';
import { pointsWithUnit, VERBS } from '../shape/words.js';

/** A pair of regions under something that no conclusion is about, before the correction. */
export interface RemarkTest {
  readonly event: RemarkedEvent;
  readonly a: string;
  readonly b: string;
  readonly estimate: PairEstimate;
}

/** Tests what else may differ: what is blocked, and what is cut short. */
export function remarkTests(
  data: ModelData,
  { pairs, design }: Comparison,
  options: VerdictOptions,
): RemarkTest[] {
  return REMARKED_EVENTS.flatMap((event) =>
    pairs.flatMap(([a, b]) => {
      const rows = pairRowsOf(armRows(data, [a, b], event));
      const estimate = estimatePair(rows, { ...design, regions: 2 }, options);
      return estimate === null ? [] : [{ event, a, b, estimate }];
    }),
  );
}

/**
 * Holm over the remarks of all models: the chance of any remark that something differs which does not is at most alpha over the job. Pairs that no
 * question tells apart cannot be remarked upon, and are no part of it.
 */
export function adjustedRemarks(tests: readonly RemarkTest[]): ReadonlyMap<RemarkTest, number> {
  const able = tests.filter(({ estimate }) => estimate.onlyA + estimate.onlyB > 0);
  const adjusted = holm(able.map(({ estimate }) => decisivePairP(estimate)));
  const found = new Map(able.map((test, index) => [test, adjusted[index] ?? 1]));
  return new Map(tests.map((test) => [test, found.get(test) ?? 1]));
}

/** A model's remarks as they go over the wire. */
export function secondaryEndpoints(
  tests: readonly RemarkTest[],
  adjusted: ReadonlyMap<RemarkTest, number>,
  { margin }: VerdictOptions,
): SecondaryEndpoint[] {
  return REMARKED_EVENTS.map((event) => ({
    endpoint: event,
    pairs: tests
      .filter((test) => test.event === event)
      .map((test): SecondaryPair => {
        const { a, b, estimate } = test;
        const { low, high } = estimate.tost;
        return {
          a,
          b,
          difference: estimate.difference,
          interval: jsonInterval(estimate.interval),
          p: decisivePairP(estimate),
          p_adjusted: adjusted.get(test) ?? 1,
          tost: {
            margin,
            interval: [low, high],
            equivalent: low > -margin && high < margin,
          },
        };
      }),
  }));
}

/** A difference that no conclusion is about, and that chance does not explain. */
interface Remark {
  readonly event: RemarkedEvent;
  readonly more: string;
  readonly less: string;
  /** Above 0. */
  readonly difference: number;
  /** Holm over the remarks of all models. */
  readonly p: number;
}

/** What else differs in a model, the largest first and one a pair at most. */
export function remarksOf(
  secondary: readonly SecondaryEndpoint[],
  { alpha }: Pick<VerdictOptions, 'alpha'>,
): Remark[] {
  const found = secondary.flatMap(({ endpoint: event, pairs }) =>
    pairs.flatMap(({ a, b, difference, p_adjusted: p }): Remark[] => {
      if (p > alpha || difference === 0) return [];
      const [more, less] = difference > 0 ? [a, b] : [b, a];
      return [{ event, more, less, difference: Math.abs(difference), p }];
    }),
  );
  const sorted = found.toSorted((one, other) => other.difference - one.difference);
  const places = sorted.map(({ more, less }) => [more, less].toSorted().join(' '));
  return sorted.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}

/** `is blocked 100 points more often from eu than from us`. */
export function remarkText({ event, more, less, difference }: Remark): string {
  return `${VERBS[event]} ${pointsWithUnit(difference)} more often from ${more} than from ${less}`;
}
