import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrokerUser } from '@beacon/contracts';
import { authorizationBlock, UsersFile, startNats, freePort } from '@beacon/stack';
import type { DeathReport, EmbeddedNats } from '@beacon/stack';

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
  ) {}

  /**
   * Starts one server, or a cluster of three.
   * @param users the only ones that may connect; without them everybody may.
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
    const starts = folders.map(async (storeDir, index) => {
      const access = users === undefined ? '' : await writeUsers(storeDir, users);
      const extraConfig = count === 1 ? access : `${clusterConfig(index, routes)}\n${access}`;
      return startNats({ storeDir, extraConfig, maxFileStore, onDeath, notice: () => undefined });
    });
    const started = await Promise.allSettled(starts);
    const servers = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const failure = started.find((each) => each.status === 'rejected');
    if (failure === undefined) return new BrokerSet(servers, folders, users ?? []);
    await Promise.all(servers.map((server) => server.stop()));
    throw failure.reason;
  }

  /** The first server. */
  get first(): EmbeddedNats {
    const [first] = this.servers;
    if (first === undefined) throw new Error('a broker set without servers');
    return first;
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
