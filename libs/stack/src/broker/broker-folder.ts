import { resolve } from 'node:path';
import {
  CENTRAL_IDENTITIES,
  brokerAccounts,
  executorIdentity,
  leafIdentity,
} from '@beacon/contracts';
import { BrokerFolderError } from '../errors.js';
import type { Environment } from '../services.js';
import { readManifest, writeManifest } from './broker-manifest.js';
import type { BrokerManifest, ManifestLeaf } from './broker-manifest.js';
import { daysLeft, isSignedBy, pinOf } from './certificates.js';
import { newManifest } from './broker-plan.js';
import type { BrokerPlan, LeafPlan } from './broker-plan.js';
import { FolderAuthority } from './folder-authority.js';
import { FolderFiles } from './folder-files.js';
import { FolderServers } from './folder-servers.js';
import { identityEnvironment } from './identity-environment.js';
import { makeUserKey, publicKeyOf } from './nkeys.js';
import { accountBlock, accountsIndex, serverConfiguration } from './server-configuration.js';
import type { ServerChoice, ServerFiles } from './server-configuration.js';
import { serverUrls } from './server-urls.js';

/** What {@link BrokerFolder.rotate} renews besides identities. */
export const SERVER_CERTIFICATE = 'server-certificate';
export const AUTHORITY = 'authority';

/**
 * The accounts, keys and certificates of one installation's broker, as files: configuration for the server, which holds public
 * keys only, and a folder for each identity with all that its process needs. Everything is for the owner alone.
 */
export class BrokerFolder {
  readonly #authority: FolderAuthority;
  readonly #servers: FolderServers;

  private constructor(
    private readonly files: FolderFiles,
    private manifest: BrokerManifest,
  ) {
    this.#authority = new FolderAuthority(files);
    this.#servers = new FolderServers(files, this.#authority);
  }

  /**
   * Makes the folder.
   * @throws BrokerFolderError when there is one already.
   */
  static async make(path: string, plan: BrokerPlan): Promise<BrokerFolder> {
    const files = new FolderFiles(resolve(path));
    if ((await readManifest(files.path)) !== null) {
      throw new BrokerFolderError(
        `${files.path} has accounts and keys already: add regions with \`beacon broker add-region\`, or name another folder.`,
      );
    }
    const folder = new BrokerFolder(files, newManifest(plan));
    if (folder.manifest.has_tls) {
      await folder.#authority.make();
      folder.manifest = await folder.#servers.issue(folder.manifest);
    }
    const identities = [...CENTRAL_IDENTITIES, ...plan.regions.map(executorIdentity)];
    for (const identity of identities) await folder.#renewIdentity(identity);
    await folder.#write();
    return folder;
  }

  /** @throws BrokerFolderError when there is none. */
  static async open(path: string): Promise<BrokerFolder> {
    const files = new FolderFiles(resolve(path));
    const manifest = await readManifest(files.path);
    if (manifest !== null) return new BrokerFolder(files, manifest);
    throw new BrokerFolderError(
      `${files.path} has no accounts and keys: make them with \`beacon broker init\`.`,
    );
  }

  get path(): string {
    return this.files.path;
  }

  get regions(): readonly string[] {
    return this.manifest.regions;
  }

  get identities(): readonly string[] {
    return Object.keys(this.manifest.identities);
  }

  /** Regions whose executors connect to a leaf node. */
  get leafRegions(): readonly string[] {
    return Object.keys(this.manifest.leaf_nodes);
  }

  /** Names of a cluster's servers; none of a broker of one. */
  get servers(): readonly string[] {
    return this.manifest.cluster?.servers.map(({ name }) => name) ?? [];
  }

  /** Names of the files that the server's configuration includes. */
  get includes(): readonly string[] {
    return this.manifest.has_tls ? [this.files.tls, this.files.accounts] : [this.files.accounts];
  }

  /**
   * Adds the account and the identity of a region. Nothing of other regions and identities changes but the lists of accounts
   * and of what the core account exports.
   * @throws BrokerFolderError when it is there.
   */
  async addRegion(region: string): Promise<void> {
    if (this.regions.includes(region))
      throw new BrokerFolderError(`the region '${region}' is there already`);
    this.manifest = { ...this.manifest, regions: [...this.regions, region] };
    await this.#renewIdentity(executorIdentity(region));
    await this.#write();
  }

  /**
   * Makes a region's leaf node, or changes where it is: its executors connect to it, and it to the cluster. Their environment names it from
   * then on.
   * @throws BrokerFolderError when there is no such region, or no cluster.
   */
  async addLeaf(region: string, { hosts, port, hub }: LeafPlan): Promise<void> {
    const { cluster, leaf_nodes: leafNodes } = this.manifest;
    if (cluster === undefined)
      throw new BrokerFolderError('leaf nodes need a cluster: make one with `--cluster`');
    if (!this.regions.includes(region))
      throw new BrokerFolderError(
        `there is no region '${region}'; there are: ${this.regions.join(', ')}`,
      );
    const own = cluster.servers.map(({ host, leaf_port }) => `tls://${host}:${leaf_port}`);
    const leaf: ManifestLeaf = { hosts: [...hosts], port, hub: [...(hub ?? own)] };
    this.manifest = { ...this.manifest, leaf_nodes: { ...leafNodes, [region]: leaf } };
    if (!this.identities.includes(leafIdentity(region)))
      await this.#renewIdentity(leafIdentity(region));
    await this.#servers.issueLeaf(this.manifest, region, leaf);
    await this.#write();
  }

  /**
   * Makes a new key (and certificate) of an identity, a new certificate of the server, or a new authority. What was there before
   * is let in until {@link finish}.
   * @param reload called when the server has to take its configuration, before the identity's process can find its new key.
   * @throws BrokerFolderError when there is no such thing.
   */
  async rotate(what: string, reload: () => Promise<void> = async () => undefined): Promise<void> {
    if (what === AUTHORITY) await this.#renewAuthority();
    else if (what === SERVER_CERTIFICATE) await this.#renewServers();
    else return this.#rotateIdentity(this.#known(what), reload);
    await reload();
  }

  /**
   * Ends what {@link rotate} has replaced: it is let in no more as soon as the server takes its configuration, and its connections
   * are closed.
   * @throws BrokerFolderError when what is to be ended is still in use.
   */
  async finish(what: string): Promise<void> {
    if (what === AUTHORITY) await this.#finishAuthority();
    else if (what === SERVER_CERTIFICATE) this.manifest = this.#servers.finish(this.manifest);
    else await this.#finishIdentity(this.#known(what));
    await this.#write();
  }

  /** Writes the server's configuration as this version has it: another version may permit more or less. */
  async refresh(): Promise<void> {
    await this.#write();
  }

  /**
   * Writes a main file for a server, which is its operator's from then on.
   * @returns its path.
   */
  async writeServer(choice: Omit<ServerChoice, 'includes'>): Promise<string> {
    const { server } = this.files;
    await this.files.write(server, serverConfiguration({ ...choice, includes: this.includes }));
    return this.files.absolute(server);
  }

  /**
   * Writes the main file of one server of a cluster, which is its operator's from then on.
   * @returns its path.
   * @throws BrokerFolderError when there is no such server.
   */
  async writeClusterServer(
    name: string,
    choice: Omit<ServerChoice, 'includes' | 'name'>,
  ): Promise<string> {
    if (!this.servers.includes(name))
      throw new BrokerFolderError(`the cluster has no server '${name}'`);
    const includes = ['tls.conf', 'cluster.conf', `../../${this.files.accounts}`];
    const file = this.files.clusterServer(name, 'nats-server.conf');
    await this.files.write(file, serverConfiguration({ ...choice, name, includes }));
    return this.files.absolute(file);
  }

  /**
   * Writes the main file of a region's leaf node, which is its operator's from then on.
   * @returns its path.
   */
  async writeLeafServer(region: string, listen: string): Promise<string> {
    const file = this.files.leaf(region, 'nats-server.conf');
    const name = leafIdentity(region);
    const includes = ['tls.conf', 'leaf.conf'];
    const text = serverConfiguration({ listen, storeDir: null, name, includes });
    await this.files.write(file, text);
    return this.files.absolute(file);
  }

  /** Variables by which a process connects as an identity. */
  environment(identity: string): Environment {
    const absolute = (file: 'nkey.seed' | 'ca.pem' | 'cert.pem' | 'cert.key'): string =>
      this.files.absolute(this.files.identity(this.#known(identity), file));
    return identityEnvironment(identity, {
      seed: absolute('nkey.seed'),
      authority: this.manifest.has_tls ? absolute('ca.pem') : null,
      certificate: this.manifest.is_mutual
        ? { pem: absolute('cert.pem'), key: absolute('cert.key') }
        : null,
      // A write waits for two of them; five servers keep three, too.
      copies: this.manifest.cluster === undefined ? null : 3,
    });
  }

  /** Files of the one server's certificate, and of the authority that issued it; null without TLS, and of a cluster. */
  get serverFiles(): ServerFiles | null {
    if (!this.manifest.has_tls || this.manifest.cluster !== undefined) return null;
    return this.#servers.ownFiles;
  }

  /** Days until the first certificate of a server ends; null without TLS. */
  async daysLeft(): Promise<number | null> {
    if (!this.manifest.has_tls) return null;
    const files = this.#servers.certificates(this.manifest);
    const days = files.map(async (file) => daysLeft(await this.files.read(file)));
    return Math.min(...(await Promise.all(days)));
  }

  #known(identity: string): string {
    if (identity in this.manifest.identities) return identity;
    const allowed = [...this.identities, SERVER_CERTIFICATE, AUTHORITY].join(', ');
    throw new BrokerFolderError(`there is no '${identity}'; there are: ${allowed}`);
  }

  async #rotateIdentity(identity: string, reload: () => Promise<void>): Promise<void> {
    const install = await this.#prepareIdentity(identity);
    await this.#write();
    // First the server knows the new key, then the process can find it.
    await reload();
    await install();
    // A leaf node's seed stands in its configuration, too.
    await this.#write();
  }

  async #renewIdentity(identity: string): Promise<void> {
    const install = await this.#prepareIdentity(identity);
    await install();
  }

  /** Notes a new key in the manifest; what is returned puts it where the process reads it. */
  async #prepareIdentity(identity: string): Promise<() => Promise<void>> {
    const { seed, publicKey } = makeUserKey();
    const certificate = this.manifest.is_mutual
      ? await this.#authority.issue({
          names: [identity],
          role: 'client',
          days: this.manifest.certificate_days,
        })
      : null;
    const { keys, pins } = this.manifest.identities[identity] ?? { keys: [], pins: [] };
    const renewed = {
      keys: [...keys, publicKey],
      pins: certificate === null ? pins : [...pins, pinOf(certificate.certificate)],
    };
    const identities = { ...this.manifest.identities, [identity]: renewed };
    this.manifest = { ...this.manifest, identities };
    return async () => {
      await this.files.write(this.files.identity(identity, 'nkey.seed'), `${seed}\n`);
      if (certificate === null) return;
      await this.files.write(this.files.identity(identity, 'cert.key'), certificate.key);
      await this.files.write(this.files.identity(identity, 'cert.pem'), certificate.certificate);
    };
  }

  /** Keeps what the identity's folder has now, whatever was made besides. */
  async #finishIdentity(identity: string): Promise<void> {
    const seed = await this.files.read(this.files.identity(identity, 'nkey.seed'));
    const pins = this.manifest.is_mutual
      ? [pinOf(await this.files.read(this.files.identity(identity, 'cert.pem')))]
      : [];
    const identities = {
      ...this.manifest.identities,
      [identity]: { keys: [publicKeyOf(seed)], pins },
    };
    this.manifest = { ...this.manifest, identities };
  }

  /** The new one first: it signs. The old one stays trusted, for what it has signed. */
  async #renewAuthority(): Promise<void> {
    this.#assertTls();
    await this.#authority.renew();
    await this.#write();
  }

  async #finishAuthority(): Promise<void> {
    this.#assertTls();
    const bundle = await this.#authority.bundle();
    for (const file of this.#servers.certificates(this.manifest))
      await this.#assertRenewed(SERVER_CERTIFICATE, file, bundle);
    if (this.manifest.is_mutual) {
      for (const identity of this.identities) {
        await this.#assertRenewed(identity, this.files.identity(identity, 'cert.pem'), bundle);
      }
    }
    await this.#authority.finish();
  }

  async #assertRenewed(what: string, file: string, bundle: string): Promise<void> {
    if (isSignedBy(await this.files.read(file), bundle)) return;
    throw new BrokerFolderError(
      `the certificate of ${what} is still of the old authority: \`beacon broker rotate ${what}\` first`,
    );
  }

  #assertTls(): void {
    if (!this.manifest.has_tls) throw new BrokerFolderError('this broker has no TLS');
  }

  async #renewServers(): Promise<void> {
    this.#assertTls();
    this.manifest = await this.#servers.issue(this.manifest);
    await this.#write();
  }

  /** All that follows from the manifest. Files whose content stays the same are not touched. */
  async #write(): Promise<void> {
    // First of all: what is let in is known even if this is interrupted, and the next run writes the rest.
    await writeManifest(this.path, this.manifest);
    const accounts = brokerAccounts(this.regions, this.leafRegions);
    for (const account of accounts) {
      const block = accountBlock(account, (user) => this.manifest.identities[user]?.keys ?? []);
      await this.files.write(this.files.account(account.name), block);
    }
    const names = accounts.map(({ name }) => this.files.account(name));
    await this.files.write(this.files.accounts, accountsIndex(names));
    if (this.manifest.has_tls) await this.#writeTls();
    for (const identity of this.identities) await this.#writeEnvironment(identity);
  }

  async #writeTls(): Promise<void> {
    await this.#servers.write(this.manifest);
    const authorities = await this.#authority.bundle();
    for (const identity of this.identities)
      await this.files.write(this.files.identity(identity, 'ca.pem'), authorities);
  }

  async #writeEnvironment(identity: string): Promise<void> {
    const variables = Object.entries({
      NATS_URL: serverUrls(this.manifest, identity).join(','),
      ...this.environment(identity),
    });
    const lines = variables.flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${value}`],
    );
    await this.files.write(this.files.identity(identity, 'env'), `${lines.join('\n')}\n`);
  }
}
