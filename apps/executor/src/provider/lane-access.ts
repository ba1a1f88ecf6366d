import { readApiKey } from '@beacon/config';
import type { Catalogue, LaneConfig } from '@beacon/domain';
import { RegionWithoutLanesError } from '../region/region-without-lanes.error.js';

/** Injection token of the region's {@link LaneAccess} list. */
export const LANE_ACCESS = Symbol('LANE_ACCESS');

/** A lane and the key that its provider asks for. */
export interface LaneAccess {
  readonly lane: LaneConfig;
  readonly apiKey: string | null;
}

/**
 * The lanes of a region, with their keys from this process's environment.
 * @throws RegionWithoutLanesError when the catalogue has none.
 */
export function lanesOfRegion(catalogue: Catalogue, region: string): LaneAccess[] {
  const lanes = catalogue.lanes.filter((lane) => lane.region === region);
  if (lanes.length === 0) throw new RegionWithoutLanesError(region, catalogue);
  return lanes.map((lane) => ({ lane, apiKey: readApiKey(lane, process.env) }));
}
