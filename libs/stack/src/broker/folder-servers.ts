import type { BrokerManifest, ManifestLeaf } from './broker-manifest.js';
import {
  issueClusterCertificates,
  issueLeafCertificate,
  withNewestPins,
  writeCluster,
  writeLeaf,
} from './cluster-folder.js';
import type { FolderAuthority } from './folder-authority.js';
import type { FolderFiles } from './folder-files.js';
import { tlsBlock } from './server-configuration.js';
import type { ServerFiles } from './server-configuration.js';

/** Certificates of the servers of a folder of the broker: of one, or of a cluster's, and of leaf nodes. */
export class FolderServers {
  constructor(
    private readonly files: FolderFiles,
    private readonly authority: FolderAuthority,
  ) {}

  /** Of a server that is no cluster's: its certificate, and the authority that issued it. */
  get ownFiles(): ServerFiles {
    return {
      caFile: this.files.absolute(this.files.authority('pem')),
      certFile: this.files.absolute(this.files.serverCertificate('pem')),
      keyFile: this.files.absolute(this.files.serverCertificate('key')),
    };
  }

  /** Files of all their certificates. */
  certificates({ cluster, leaf_nodes: leafNodes }: BrokerManifest): string[] {
    const servers =
      cluster === undefined
        ? [this.files.serverCertificate('pem')]
        : cluster.servers.map(({ name }) => this.files.clusterServer(name, 'server.pem'));
    const leafs = Object.keys(leafNodes).map((region) => this.files.leaf(region, 'server.pem'));
    return [...servers, ...leafs];
  }

  /**
   * Issues a certificate of each server.
   * @returns the manifest with what it has to know of them.
   */
  async issue(manifest: BrokerManifest): Promise<BrokerManifest> {
    for (const [region, leaf] of Object.entries(manifest.leaf_nodes))
      await this.issueLeaf(manifest, region, leaf);
    const { cluster, hosts, certificate_days: days } = manifest;
    if (cluster !== undefined) {
      const names = { hosts, days };
      const issued = await issueClusterCertificates(this.files, this.authority, cluster, names);
      return { ...manifest, cluster: issued };
    }
    const issued = await this.authority.issue({ names: hosts, role: 'server', days });
    await this.files.write(this.files.serverCertificate('key'), issued.key);
    await this.files.write(this.files.serverCertificate('pem'), issued.certificate);
    return manifest;
  }

  async issueLeaf(
    { certificate_days: days }: BrokerManifest,
    region: string,
    { hosts }: ManifestLeaf,
  ): Promise<void> {
    await issueLeafCertificate(this.files, this.authority, region, { hosts, days });
  }

  /** The manifest that lets in what the servers have now, and nothing of before. */
  finish(manifest: BrokerManifest): BrokerManifest {
    const { cluster } = manifest;
    return cluster === undefined ? manifest : { ...manifest, cluster: withNewestPins(cluster) };
  }

  /** Writes the TLS configuration of all servers, and what else a cluster's servers and leaf nodes include. */
  async write(manifest: BrokerManifest): Promise<void> {
    const { identities, is_mutual: isMutual, cluster, leaf_nodes: leafNodes } = manifest;
    const pins = isMutual ? Object.values(identities).flatMap((identity) => identity.pins) : null;
    if (cluster === undefined) await this.#writeOne(pins);
    else await writeCluster(this.files, cluster, pins);
    for (const [region, leaf] of Object.entries(leafNodes))
      await writeLeaf(this.files, manifest, region, leaf);
  }

  async #writeOne(pins: readonly string[] | null): Promise<void> {
    await this.files.write(this.files.tls, tlsBlock({ ...this.ownFiles, pins }));
  }
}
