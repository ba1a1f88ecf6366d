import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toToken } from '@beacon/contracts';

/** Where things are in a folder of the broker. */
export class FolderFiles {
  constructor(readonly path: string) {}

  /** Names all accounts; for `include`. */
  readonly accounts = 'accounts.conf';
  /** For `include`. */
  readonly tls = 'tls.conf';
  readonly server = 'nats-server.conf';

  account(name: string): string {
    return `accounts/${name}.conf`;
  }

  authority(part: 'pem' | 'key'): string {
    return `tls/ca.${part}`;
  }

  serverCertificate(part: 'pem' | 'key'): string {
    return `tls/server.${part}`;
  }

  /** A file of one server of a cluster. */
  clusterServer(
    name: string,
    file: 'nats-server.conf' | 'cluster.conf' | 'tls.conf' | 'server.pem' | 'server.key',
  ): string {
    return `servers/${toToken(name)}/${file}`;
  }

  /** A file of a region's leaf node. */
  leaf(
    region: string,
    file:
      | 'nats-server.conf'
      | 'leaf.conf'
      | 'seed.conf'
      | 'tls.conf'
      | 'ca.pem'
      | 'server.pem'
      | 'server.key',
  ): string {
    return `leaf-nodes/${toToken(region)}/${file}`;
  }

  /** A file of an identity's own folder, which is all that its process needs. */
  identity(name: string, file: 'nkey.seed' | 'ca.pem' | 'cert.pem' | 'cert.key' | 'env'): string {
    return `identities/${toToken(name)}/${file}`;
  }

  absolute(file: string): string {
    return join(this.path, file);
  }

  async read(file: string): Promise<string> {
    return readFile(this.absolute(file), 'utf8');
  }

  /**
   * Writes a file as a whole, for its owner alone. One that has this content already is left as it is.
   * @returns whether something was written.
   */
  async write(file: string, content: string): Promise<boolean> {
    const path = this.absolute(file);
    if ((await this.read(file).catch(() => null)) === content) return false;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const unfinished = `${path}.${process.pid}.tmp`;
    await writeFile(unfinished, content, { mode: 0o600 });
    // The mode above is of new files only, and one may be left of a run that was killed.
    await chmod(unfinished, 0o600);
    await rename(unfinished, path);
    return true;
  }
}
