import { cp, mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { BusOptions } from '@beacon/bus';
import type { BrokerUser } from '@beacon/contracts';
import {
  authorizationBlock,
  UsersFile,
  startNats,
  freePort,
  prepareEmbeddedAccess,
  reloadNats,
} from '@beacon/stack';
import type { BrokerFolder, DeathReport, EmbeddedNats, Environment } from '@beacon/stack';
import { brokerLogin } from '@beacon/testing';
import { PROBE_USER } from './broker-probe.js';
import { ABSENT_REGION, SERVED_REGIONS } from './lab-shapes.js';
import type { TlsFiles } from './tls-ends.js';

/** What a user of the lab proves itself with. */
export function passwordOf(user: string): string {
  return `password of ${user}`;
}

/** The lab's nats-server, or servers, with their stores. */
export class BrokerSet {
  private constructor(
    readonly servers: readonly EmbeddedNats[],
    private readonly folders: readonly string[],
    private readonly users: readonly BrokerUser[],
    /** Accounts and keys; undefined for a set whose users have passwords. */
    private readonly access: BrokerFolder | undefined,
  ) {}

  /**
   * Starts one server, or a cluster of three.
   * @param users with passwords, in one account, as installations of before have them; without them each identity has a key, and
   *   each region an account.
   * @param maxFileStore of a server on a small disk: what it would reckon itself is less than a stream may take.
   */
  static async start(
    count: 1 | 3,
    folder: string,
    onDeath: (report: DeathReport) => void,
    users?: readonly BrokerUser[],
    maxFileStore?: string,
  ): Promise<BrokerSet> {
    const folders = Array.from({ length: count }, (_, index) => join(folder, `nats-${index + 1}`));
    const routes = count === 1 ? [] : await Promise.all(folders.map(() => freePort()));
    const access = users === undefined ? await makeAccess(folders[0] ?? '') : undefined;
    const starts = folders.map(async (storeDir, index) => {
      const own =
        users === undefined ? includesFor(storeDir, access) : await writeUsers(storeDir, users);
      const extraConfig = count === 1 ? own : `${clusterConfig(index, routes)}\n${own}`;
      return startNats({ storeDir, extraConfig, maxFileStore, onDeath, notice: () => undefined });
    });
    const started = await Promise.allSettled(starts);
    const servers = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const failure = started.find((each) => each.status === 'rejected');
    if (failure === undefined) return new BrokerSet(servers, folders, users ?? [], access);
    await Promise.all(servers.map((server) => server.stop()));
    throw failure.reason;
  }

  /** The first server. */
  get first(): EmbeddedNats {
    const [first] = this.servers;
    if (first === undefined) throw new Error('a broker set without servers');
    return first;
  }

  /** The servers' certificate; null for a set whose users have passwords, which has no TLS. */
  get tls(): TlsFiles | null {
    return this.access?.serverFiles ?? null;
  }

  /** Variables by which a process connects, by its name, such as `executor-us-east-2`. */
  environment(process: string): Environment {
    if (this.access === undefined)
      return { NATS_USER: process, NATS_PASSWORD: passwordOf(process) };
    return this.access.environment(process.replace(/-\d+$/, ''));
  }

  /** How the suite itself looks at the broker. */
  operator(): BusOptions {
    const env = this.access?.environment('operator') ?? {
      NATS_USER: PROBE_USER.name,
      NATS_PASSWORD: passwordOf(PROBE_USER.name),
    };
    return brokerLogin({ ...env, NATS_URL: this.first.url });
  }

  /** Copies the first server's store as it is on the disk at this moment; the server stands still meanwhile. */
  async copyStore(): Promise<StoreCopy> {
    const folder = this.folders[0] ?? '';
    const store = join(folder, 'jetstream');
    const copy = join(folder, 'copy');
    await rm(copy, { recursive: true, force: true });
    await this.first.kill('SIGSTOP');
    try {
      await cp(store, copy, { recursive: true });
    } finally {
      await this.first.kill('SIGCONT');
    }
    return { putBack: async () => replace(store, copy) };
  }

  /** Removes the first server's store, which must not run. */
  async wipeStore(): Promise<void> {
    await rm(join(this.folders[0] ?? '', 'jetstream'), { recursive: true, force: true });
  }

  /** Takes users away from the first server, and gives back all others that a set with users has: none named, all are there. */
  async revoke(...names: readonly string[]): Promise<void> {
    const left = this.users.filter(({ name }) => !names.includes(name));
    await new UsersFile(this.folders[0] ?? '').change(this.first, blockOf(left));
  }

  /** Renews the key of every identity while both are let in, then ends the old ones; and adds a region, if it is not there. */
  async rotateAll(region: string): Promise<void> {
    const { access } = this;
    if (access === undefined) throw new Error('a broker set whose users have no keys');
    if (!access.regions.includes(region)) await access.addRegion(region);
    for (const identity of access.identities)
      await access.rotate(identity, async () => this.#reload());
    for (const identity of access.identities) await access.finish(identity);
    await this.#reload();
  }

  async #reload(): Promise<void> {
    for (const server of this.servers) await reloadNats(server);
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
  }
}

/** A store as it was at a moment. */
export interface StoreCopy {
  /** Puts it in the place of the present one, while the server does not run. */
  readonly putBack: () => Promise<void>;
}

async function replace(store: string, copy: string): Promise<void> {
  await rm(store, { recursive: true, force: true });
  await mkdir(store, { recursive: true });
  await cp(copy, store, { recursive: true });
}

async function makeAccess(storeDir: string): Promise<BrokerFolder> {
  await mkdir(storeDir, { recursive: true });
  const regions = [...SERVED_REGIONS, ABSENT_REGION];
  return prepareEmbeddedAccess(storeDir, { regions, notice: () => undefined });
}

/** All servers of a cluster have the same accounts; a path in a configuration begins at its own folder. */
function includesFor(storeDir: string, access: BrokerFolder | undefined): string {
  const files = access?.includes.map((file) => join(relative(storeDir, access.path), file)) ?? [];
  return files.map((file) => `include ${JSON.stringify(file)}`).join('\n');
}

async function writeUsers(storeDir: string, users: readonly BrokerUser[]): Promise<string> {
  await mkdir(storeDir, { recursive: true });
  const file = new UsersFile(storeDir);
  await file.write(blockOf(users));
  return file.include;
}

function blockOf(users: readonly BrokerUser[]): string {
  return authorizationBlock(users, (name) => JSON.stringify(passwordOf(name)));
}

function clusterConfig(index: number, routePorts: readonly number[]): string {
  const routes = routePorts.map((port) => `"nats://127.0.0.1:${port}"`).join(', ');
  return [
    `server_name: "beacon-${index + 1}"`,
    `cluster { name: beacon, listen: "127.0.0.1:${routePorts[index]}", routes: [${routes}] }`,
  ].join('\n');
}
