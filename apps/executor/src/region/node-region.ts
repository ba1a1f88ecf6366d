import type { Catalogue } from '@beacon/domain';

/** What is made of a machine of which nobody says where it is. */
export const NODE_REGION_CHECKS = ['when-known', 'required'] as const;

/** What an executor is told of its region and its machine. */
export interface NodeRegionClaim {
  readonly BEACON_REGION: string;
  readonly BEACON_NODE_REGION?: string | undefined;
  readonly BEACON_NODE_REGION_CHECK: (typeof NODE_REGION_CHECKS)[number];
}

/** The executor's machine is in another region than its own, or in an unknown one. */
export class NodeRegionError extends Error {
  override readonly name = 'NodeRegionError';
}

/**
 * Keeps an executor from asking from a place that is not its region's.
 * @throws NodeRegionError
 */
export function assertInRegion(
  catalogue: Pick<Catalogue, 'regions'>,
  claim: NodeRegionClaim,
): void {
  const { BEACON_REGION: region, BEACON_NODE_REGION: actual } = claim;
  const known = catalogue.regions.find(({ id }) => id === region)?.nodeRegions ?? [region];
  if (actual === undefined) {
    if (claim.BEACON_NODE_REGION_CHECK === 'when-known') return;
    throw new NodeRegionError(
      `BEACON_NODE_REGION is not set, so that nobody knows whether this machine is in '${region}': the cluster does not copy the label topology.kubernetes.io/region of nodes to pods (Kubernetes does from 1.35 on), or the node has none`,
    );
  }
  if (known.includes(actual)) return;
  throw new NodeRegionError(
    `this machine is in '${actual}' (BEACON_NODE_REGION), and BEACON_REGION is '${region}', whose machines are in ${known.join(', ')}: run it there, or correct node_regions of the catalogue`,
  );
}
