import { executorIdentity } from '@beacon/contracts';
import type { BrokerManifest } from './broker-manifest.js';

/** Where an identity's process connects: to its region's leaf node, to the servers of a cluster, or to the one server. */
export function serverUrls(manifest: BrokerManifest, identity: string): string[] {
  const { hosts, port, cluster, leaf_nodes: leafNodes, has_tls: hasTls } = manifest;
  const leaf = Object.entries(leafNodes).find(([region]) => executorIdentity(region) === identity);
  if (leaf !== undefined) return [`tls://${leaf[1].hosts[0]}:${leaf[1].port}`];
  if (cluster !== undefined)
    return cluster.servers.map((each) => `tls://${each.host}:${each.port}`);
  return [`${hasTls ? 'tls' : 'nats'}://${hosts[0] ?? '127.0.0.1'}:${port}`];
}
