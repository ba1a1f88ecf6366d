import { accountAtLeaf, executorIdentity, leafIdentity } from '@beacon/contracts';
import type { BrokerManifest, ManifestCluster, ManifestLeaf } from './broker-manifest.js';
import { pinOf } from './certificates.js';
import { clusterBlock, leafBlock, leafSeed } from './cluster-configuration.js';
import type { FolderAuthority } from './folder-authority.js';
import type { FolderFiles } from './folder-files.js';
import { tlsBlock } from './server-configuration.js';

/**
 * Issues certificates of all servers of a cluster. They prove a server to clients, and servers to each other; the ones before stay
 * let in between servers until they are ended.
 * @param hosts names that the certificates hold besides the server's own.
 */
export async function issueClusterCertificates(
  files: FolderFiles,
  authority: FolderAuthority,
  cluster: ManifestCluster,
  { hosts, days }: { readonly hosts: readonly string[]; readonly days: number },
): Promise<ManifestCluster> {
  const servers: ManifestCluster['servers'] = [];
  for (const server of cluster.servers) {
    const names = [...new Set([server.host, ...hosts])];
    const { certificate, key } = await authority.issue({ names, role: 'server and client', days });
    await files.write(files.clusterServer(server.name, 'server.key'), key);
    await files.write(files.clusterServer(server.name, 'server.pem'), certificate);
    servers.push({ ...server, pins: [...server.pins, pinOf(certificate)] });
  }
  return { ...cluster, servers };
}

/** Between servers only the certificates that they have now are let in from here on. */
export function withNewestPins(cluster: ManifestCluster): ManifestCluster {
  const servers = cluster.servers.map((server) => ({ ...server, pins: server.pins.slice(-1) }));
  return { ...cluster, servers };
}

/** Writes what each server of a cluster includes besides the accounts. */
export async function writeCluster(
  files: FolderFiles,
  cluster: ManifestCluster,
  clientPins: readonly string[] | null,
): Promise<void> {
  const servers = cluster.servers.map(({ name, host, port, route_port, leaf_port }) => ({
    name,
    host,
    port,
    routePort: route_port,
    leafPort: leaf_port,
  }));
  const pins = cluster.servers.flatMap((server) => server.pins);
  for (const server of servers) {
    const own = {
      caFile: files.absolute(files.authority('pem')),
      certFile: files.absolute(files.clusterServer(server.name, 'server.pem')),
      keyFile: files.absolute(files.clusterServer(server.name, 'server.key')),
    };
    const block = clusterBlock({
      server,
      servers,
      listen: cluster.listen,
      tls: { ...own, pins },
      advertisesLeafNodes: cluster.advertises_leaf_nodes,
    });
    await files.write(files.clusterServer(server.name, 'cluster.conf'), block);
    const tls = tlsBlock({ ...own, pins: clientPins });
    await files.write(files.clusterServer(server.name, 'tls.conf'), tls);
  }
}

/** Issues the certificate that a region's leaf node shows its clients. */
export async function issueLeafCertificate(
  files: FolderFiles,
  authority: FolderAuthority,
  region: string,
  { hosts, days }: { readonly hosts: readonly string[]; readonly days: number },
): Promise<void> {
  const { certificate, key } = await authority.issue({ names: hosts, role: 'server', days });
  await files.write(files.leaf(region, 'server.key'), key);
  await files.write(files.leaf(region, 'server.pem'), certificate);
}

/** Writes what a region's leaf node includes: all of it lies in its own folder, which is all that its machine needs. */
export async function writeLeaf(
  files: FolderFiles,
  manifest: BrokerManifest,
  region: string,
  { hub }: ManifestLeaf,
): Promise<void> {
  const caFile = files.absolute(files.leaf(region, 'ca.pem'));
  await files.write(files.leaf(region, 'ca.pem'), await files.read(files.authority('pem')));
  const seed = await files.read(files.identity(leafIdentity(region), 'nkey.seed'));
  await files.write(files.leaf(region, 'seed.conf'), leafSeed(seed));
  const block = leafBlock({
    account: accountAtLeaf(region),
    hub,
    seedFile: 'seed.conf',
    caFile,
    keysOf: (user) => manifest.identities[user]?.keys ?? [],
  });
  await files.write(files.leaf(region, 'leaf.conf'), block);
  const tls = tlsBlock({
    caFile,
    certFile: files.absolute(files.leaf(region, 'server.pem')),
    keyFile: files.absolute(files.leaf(region, 'server.key')),
    pins: manifest.is_mutual ? (manifest.identities[executorIdentity(region)]?.pins ?? []) : null,
  });
  await files.write(files.leaf(region, 'tls.conf'), tls);
}
