import { resolve } from 'node:path';
import { CENTRAL_IDENTITIES, brokerAccounts, executorIdentity } from '@beacon/contracts';
import { BrokerFolderError } from '../errors.js';
import type { Environment } from '../services.js';
import { readManifest, writeManifest } from './broker-manifest.js';
import type { BrokerManifest } from './broker-manifest.js';
import { daysLeft, isSignedBy, issueCertificate, makeAuthority, pinOf } from './certificates.js';
import type { CertificateRequest, IssuedCertificate } from './certificates.js';
import { FolderFiles } from './folder-files.js';
import { identityEnvironment } from './identity-environment.js';
import { makeUserKey, publicKeyOf } from './nkeys.js';
import {
  accountBlock,
  accountsIndex,
  serverConfiguration,
  tlsBlock,
} from './server-configuration.js';
import type { ServerChoice, ServerFiles } from './server-configuration.js';

/** What a folder of the broker is made for. */
export interface BrokerPlan {
  /** Region ids of the catalogue. */
  readonly regions: readonly string[];
  /** Names and addresses by which clients reach the server; the first stands in their environment. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** @default true */
  readonly hasTls?: boolean;
  /** Whether clients need certificates of their own besides their keys. @default false */
  readonly isMutual?: boolean;
  /** How long certificates are valid. @default 365 */
  readonly certificateDays?: number;
}

/** What {@link BrokerFolder.rotate} renews besides identities. */
export const SERVER_CERTIFICATE = 'server-certificate';
export const AUTHORITY = 'authority';

const CERTIFICATE_DAYS = 365;

/**
 * The accounts, keys and certificates of one installation's broker, as files: configuration for the server, which holds public
 * keys only, and a folder for each identity with all that its process needs. Everything is for the owner alone.
 */
export class BrokerFolder {
  private constructor(
    private readonly files: FolderFiles,
    private manifest: BrokerManifest,
  ) {}

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
      await folder.#makeAuthority();
      await folder.#issueServer();
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
   * Makes a new key (and certificate) of an identity, a new certificate of the server, or a new authority. What was there before
   * is let in until {@link finish}.
   * @param reload called when the server has to take its configuration, before the identity's process can find its new key.
   * @throws BrokerFolderError when there is no such thing.
   */
  async rotate(what: string, reload: () => Promise<void> = async () => undefined): Promise<void> {
    if (what === AUTHORITY) await this.#renewAuthority();
    else if (what === SERVER_CERTIFICATE) await this.#issueServer();
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
    else if (what !== SERVER_CERTIFICATE) await this.#finishIdentity(this.#known(what));
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
    });
  }

  /** Files of the server's certificate, and of the authority that issued it; null without TLS. */
  get serverFiles(): ServerFiles | null {
    if (!this.manifest.has_tls) return null;
    return {
      caFile: this.files.absolute(this.files.authority('pem')),
      certFile: this.files.absolute(this.files.serverCertificate('pem')),
      keyFile: this.files.absolute(this.files.serverCertificate('key')),
    };
  }

  /** Days until the server's certificate ends; null without TLS. */
  async daysLeft(): Promise<number | null> {
    if (!this.manifest.has_tls) return null;
    return daysLeft(await this.files.read(this.files.serverCertificate('pem')));
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
  }

  async #renewIdentity(identity: string): Promise<void> {
    const install = await this.#prepareIdentity(identity);
    await install();
  }

  /** Notes a new key in the manifest; what is returned puts it where the process reads it. */
  async #prepareIdentity(identity: string): Promise<() => Promise<void>> {
    const { seed, publicKey } = makeUserKey();
    const certificate = this.manifest.is_mutual ? await this.#issueClient(identity) : null;
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

  async #makeAuthority(): Promise<void> {
    const { certificate, key } = await makeAuthority('Beacon broker');
    await this.files.write(this.files.authority('key'), key);
    await this.files.write(this.files.authority('pem'), certificate);
  }

  /** The new one first: it signs. The old one stays trusted, for what it has signed. */
  async #renewAuthority(): Promise<void> {
    this.#assertTls();
    const before = await this.files.read(this.files.authority('pem'));
    const { certificate, key } = await makeAuthority('Beacon broker');
    await this.files.write(this.files.authority('key'), key);
    await this.files.write(this.files.authority('pem'), `${certificate}${firstOf(before)}`);
    await this.#write();
  }

  async #finishAuthority(): Promise<void> {
    this.#assertTls();
    const bundle = await this.files.read(this.files.authority('pem'));
    await this.#assertRenewed(SERVER_CERTIFICATE, this.files.serverCertificate('pem'), bundle);
    if (this.manifest.is_mutual) {
      for (const identity of this.identities) {
        await this.#assertRenewed(identity, this.files.identity(identity, 'cert.pem'), bundle);
      }
    }
    await this.files.write(this.files.authority('pem'), firstOf(bundle));
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

  async #issueServer(): Promise<void> {
    this.#assertTls();
    const { certificate, key } = await this.#issue({ names: this.manifest.hosts, role: 'server' });
    await this.files.write(this.files.serverCertificate('key'), key);
    await this.files.write(this.files.serverCertificate('pem'), certificate);
  }

  async #issueClient(identity: string): Promise<IssuedCertificate> {
    return this.#issue({ names: [identity], role: 'client' });
  }

  async #issue(request: Omit<CertificateRequest, 'days'>): Promise<IssuedCertificate> {
    const authority = {
      certificate: firstOf(await this.files.read(this.files.authority('pem'))),
      key: await this.files.read(this.files.authority('key')),
    };
    return issueCertificate(authority, { ...request, days: this.manifest.certificate_days });
  }

  /** All that follows from the manifest. Files whose content stays the same are not touched. */
  async #write(): Promise<void> {
    // First of all: what is let in is known even if this is interrupted, and the next run writes the rest.
    await writeManifest(this.path, this.manifest);
    const accounts = brokerAccounts(this.regions);
    for (const account of accounts) {
      const block = accountBlock(account, (user) => this.manifest.identities[user]?.keys ?? []);
      await this.files.write(this.files.account(account.name), block);
    }
    const names = accounts.map(({ name }) => this.files.account(name));
    await this.files.write(this.files.accounts, accountsIndex(names));
    await this.#writeTls();
    for (const identity of this.identities) await this.#writeEnvironment(identity);
  }

  async #writeTls(): Promise<void> {
    const { identities, is_mutual: isMutual } = this.manifest;
    const { serverFiles } = this;
    if (serverFiles === null) return;
    const block = tlsBlock({
      ...serverFiles,
      pins: isMutual ? Object.values(identities).flatMap(({ pins }) => pins) : null,
    });
    await this.files.write(this.files.tls, block);
    const authorities = await this.files.read(this.files.authority('pem'));
    for (const identity of this.identities)
      await this.files.write(this.files.identity(identity, 'ca.pem'), authorities);
  }

  async #writeEnvironment(identity: string): Promise<void> {
    const { hosts, port, has_tls: hasTls } = this.manifest;
    const url = `${hasTls ? 'tls' : 'nats'}://${hosts[0] ?? '127.0.0.1'}:${port}`;
    const variables = Object.entries({ NATS_URL: url, ...this.environment(identity) });
    const lines = variables.flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${value}`],
    );
    await this.files.write(this.files.identity(identity, 'env'), `${lines.join('\n')}\n`);
  }
}

function newManifest(plan: BrokerPlan): BrokerManifest {
  const { hasTls = true, isMutual = false, certificateDays = CERTIFICATE_DAYS } = plan;
  if (isMutual && !hasTls) throw new BrokerFolderError('certificates of clients need TLS');
  return {
    version: 1,
    regions: [...plan.regions],
    hosts: [...plan.hosts],
    port: plan.port,
    has_tls: hasTls,
    is_mutual: isMutual,
    certificate_days: certificateDays,
    identities: {},
  };
}

/** The first certificate of a bundle. */
function firstOf(bundle: string): string {
  const end = '-----END CERTIFICATE-----\n';
  const at = bundle.indexOf(end);
  return at === -1 ? bundle : bundle.slice(0, at + end.length);
}
