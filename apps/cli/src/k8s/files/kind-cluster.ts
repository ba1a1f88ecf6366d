import type { RegionSetup } from '../installation.js';

/** A cluster of kind in which each region is a node: pinning is real there, distance is not. */
export function kindCluster(regions: readonly RegionSetup[]): object {
  return {
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    name: 'beacon',
    nodes: [
      { role: 'control-plane' },
      ...regions.map(({ id, nodeRegions: [label = id] }) => ({
        role: 'worker',
        labels: {
          'topology.kubernetes.io/region': label,
          'topology.kubernetes.io/zone': `${label}-a`,
        },
      })),
    ],
  };
}
