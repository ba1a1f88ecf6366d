import type { Catalogue } from '@beacon/domain';

/** The executor's region is not in the catalogue, or nothing is served there. */
export class RegionWithoutLanesError extends Error {
  override readonly name = 'RegionWithoutLanesError';

  constructor(region: string, catalogue: Pick<Catalogue, 'lanes'>) {
    const served = [...new Set(catalogue.lanes.map((lane) => lane.region))].join(', ');
    super(`BEACON_REGION '${region}' has no lane in the catalogue; regions with lanes: ${served}`);
  }
}
