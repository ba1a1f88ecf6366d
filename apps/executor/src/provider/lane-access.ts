import type { Catalogue } from '@beacon/domain';
import { Commands, credentialSource } from '@beacon/providers';
import type { LaneAccess } from '@beacon/providers';
import { RegionWithoutLanesError } from '../region/region-without-lanes.error.js';

/** Injection token of the region's {@link LaneAccess} list. */
export const LANE_ACCESS = Symbol('LANE_ACCESS');

/**
 * The lanes of a region, with their secrets from where the catalogue says.
 * @throws RegionWithoutLanesError when the catalogue has none.
 * @throws ApiKeyError when a lane's environment variable holds no key.
 */
export function lanesOfRegion(catalogue: Catalogue, region: string): LaneAccess[] {
  const lanes = catalogue.lanes.filter((lane) => lane.region === region);
  if (lanes.length === 0) throw new RegionWithoutLanesError(region, catalogue);
  const commands = new Commands();
  return lanes.map((lane) => ({
    lane,
    credential: credentialSource(lane, process.env, commands),
  }));
}
