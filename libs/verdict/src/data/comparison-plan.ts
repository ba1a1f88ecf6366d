import type { Design } from './design.js';
import type { Claim } from '../shape/terms.js';
import type { ModelData } from './model-data.js';

/** Regions of a model by the part that they take. */
export interface Comparison {
  /** Regions that are compared, in the order of the job: measured ones, without twins. */
  readonly compared: readonly string[];
  /** Regions without a single measurement. */
  readonly empty: readonly string[];
  readonly pairs: readonly (readonly [string, string])[];
  /** Each original with its twin: for the A/A arm only. */
  readonly twinPairs: readonly (readonly [original: string, twin: string])[];
  readonly design: Design;
}

/** Which regions of a model are compared with which, and under which design. */
export function comparisonOf(data: ModelData, claim: Claim): Comparison {
  const measured = data.regions.filter((region) => isMeasured(data, region));
  const compared = measured.filter((region) => !data.twinOf.has(region));
  return {
    compared,
    empty: data.regions.filter((region) => !measured.includes(region)),
    pairs: pairsOf(compared),
    twinPairs: [...data.twinOf]
      .filter(([twin, original]) => measured.includes(twin) && measured.includes(original))
      .map(([twin, original]) => [original, twin]),
    design: { regions: compared.length, repeated: data.repeats > 1, claim },
  };
}

function isMeasured(data: ModelData, region: string): boolean {
  const place = data.regions.indexOf(region);
  return data.groups.some(({ cells }) => (cells[place]?.measured ?? 0) > 0);
}

/** Every pair once, in the order given. */
export function pairsOf<Region>(regions: readonly Region[]): (readonly [Region, Region])[] {
  return regions.flatMap((a, index) => regions.slice(index + 1).map((b) => [a, b] as const));
}
