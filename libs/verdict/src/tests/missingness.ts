import { missingBounds, type Interval, equalRatesTest } from '@beacon/statistics';
import type { ComparedEvent } from '../shape/terms.js';
import { armRows, regionTotals, type ModelData } from '../data/model-data.js';
import { sum } from '../input/outcome-classes.js';
import { countsOf } from '../data/region-rates.js';
import type { MissingnessFigures, MissingnessRegion } from '../shape/shape.js';

/** What is missing where, and whether it is missing more often in one region than in another; of twins, only what is missing. */
export function missingnessFigures(data: ModelData): MissingnessFigures {
  const regions = data.regions.map((region): MissingnessRegion => {
    const totals = regionTotals(data, region);
    const ended = totals.measured + totals.missing;
    const not_asked = data.notAsked.get(region) ?? 0;
    const missing_rate = ended === 0 ? null : totals.missing / ended;
    return { region, ...totals, not_asked, missing_rate };
  });
  // What fails fast is recorded first, and a cancelled job closes its cells lane by lane: until all are there, the order would be tested.
  const unfinished = data.interim && regions.some(({ pending }) => pending > 0);
  const places = regions.filter(({ region }) => !data.twinOf.has(region));
  return { regions, ...(unfinished ? UNTESTED : testMissingness(places)) };
}

const UNTESTED = { p: null, test: null } as const;

function testMissingness(
  regions: readonly MissingnessRegion[],
): Pick<MissingnessFigures, 'p' | 'test'> {
  const ended = regions.filter(({ measured, missing }) => measured + missing > 0);
  if (ended.length < 2 || sum(ended.map(({ missing }) => missing)) === 0) {
    return UNTESTED;
  }
  return equalRatesTest(ended.map(({ missing, measured }) => [missing, measured]));
}

/**
 * Bounds of a pair's difference whatever the executions without a measurement would have been: missing, quarantined and pending ones alike.
 * Over all executions expected of the two regions; null when there are none.
 */
export function worstCase(
  data: ModelData,
  [a, b]: readonly [string, string],
  event: ComparedEvent,
): { bounds: Interval; unmeasured: number } | null {
  const arm = (region: string): { x: number; measured: number; missing: number } => {
    const { expected, measured } = regionTotals(data, region);
    return {
      x: countsOf(armRows(data, [region], event)).x,
      measured,
      missing: expected - measured,
    };
  };
  const [armA, armB] = [arm(a), arm(b)];
  if (armA.measured + armA.missing === 0 || armB.measured + armB.missing === 0) return null;
  return { bounds: missingBounds(armA, armB), unmeasured: armA.missing + armB.missing };
}
