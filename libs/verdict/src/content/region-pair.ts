/** Two regions, the first of which comes first in the order of the job. */
export interface RegionPair {
  readonly a: string;
  readonly b: string;
}

/** Every two regions, in their order. */
export function regionPairs(regions: readonly string[]): readonly RegionPair[] {
  return regions.flatMap((a, index) => regions.slice(index + 1).map((b) => ({ a, b })));
}
