import {
  fisherExact,
  fisherFreemanHalton,
  holm,
  missingBounds,
  type Interval,
} from '../statistics/index.js';
import { pairsOf } from './comparison-plan.js';
import type { Endpoint } from './input.js';
import { armRows, regionTotals, type ModelData } from './model-data.js';
import { sum } from './outcome-classes.js';
import { countsOf } from './region-figures.js';
import type { MissingnessFigures, MissingnessRegion } from './shape.js';

/** What is missing where, and whether it is missing more often in one region than in another. */
export function missingnessFigures(data: ModelData): MissingnessFigures {
  const regions = data.regions.map((region): MissingnessRegion => {
    const totals = regionTotals(data, region);
    const ended = totals.measured + totals.missing;
    return { region, ...totals, missing_rate: ended === 0 ? null : totals.missing / ended };
  });
  return { regions, ...testMissingness(regions) };
}

function testMissingness(
  regions: readonly MissingnessRegion[],
): Pick<MissingnessFigures, 'p' | 'test'> {
  const ended = regions.filter(({ measured, missing }) => measured + missing > 0);
  if (ended.length < 2 || sum(ended.map(({ missing }) => missing)) === 0) {
    return { p: null, test: null };
  }
  if (ended.length === 2) return { p: fisherOf(ended), test: 'fisher' };
  const exact = fisherFreemanHalton(ended.map(({ missing, measured }) => [missing, measured]));
  if (exact !== null) return { p: exact.p, test: 'freeman_halton' };
  const byRegion = new Map(ended.map((region) => [region.region, region]));
  const ps = pairsOf([...byRegion.keys()]).map((pair) =>
    fisherOf(pair.flatMap((region) => byRegion.get(region) ?? [])),
  );
  return { p: Math.min(...holm(ps)), test: 'fisher_pairs_holm' };
}

function fisherOf([a, b]: readonly MissingnessRegion[]): number {
  if (a === undefined || b === undefined) return 1;
  return fisherExact({ a: a.missing, b: a.measured, c: b.missing, d: b.measured }).p;
}

/**
 * Bounds of a pair's difference whatever the executions without a measurement would have been: missing, quarantined and pending ones alike.
 * Over all executions expected of the two regions; null when there are none.
 */
export function worstCase(
  data: ModelData,
  [a, b]: readonly [string, string],
  endpoint: Endpoint,
): { bounds: Interval; unmeasured: number } | null {
  const arm = (region: string): { x: number; measured: number; missing: number } => {
    const { expected, measured } = regionTotals(data, region);
    return {
      x: countsOf(armRows(data, [region], endpoint)).x,
      measured,
      missing: expected - measured,
    };
  };
  const [armA, armB] = [arm(a), arm(b)];
  if (armA.measured + armA.missing === 0 || armB.measured + armB.missing === 0) return null;
  return { bounds: missingBounds(armA, armB), unmeasured: armA.missing + armB.missing };
}
