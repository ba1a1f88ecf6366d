import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { closeBus, connectBus, provision, provisionTaps, provisionTapsCopies } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { TAPS_API_PREFIX, streams, topologyOf } from '@beacon/contracts';
import { openTempFolder, until } from '@beacon/testing';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrokerFolderError } from '../errors.js';
import { reloadNats, startNats } from '../nats/nats.js';
import type { EmbeddedNats } from '../nats/nats.js';
import { freePort } from '../processes/ports.js';
import { BrokerFolder, SERVER_CERTIFICATE } from './broker-folder.js';
import type { BrokerPlan } from './broker-plan.js';
import type { ClusterServer } from './cluster-configuration.js';

const LOOPBACK = '127.0.0.1';
// The client checks certificates of servers that it reaches by address for this name.
const HOSTS = [LOOPBACK, 'localhost'];
const REGIONS = ['us-east', 'eu-west'];
const LEAF_REGION = 'eu-west';

beforeAll(() => Logger.overrideLogger(false));

describe('a folder of a cluster', () => {
  let folder: string;
  beforeAll(async () => (folder = await openTempFolder()));
  afterAll(async () => rm(folder, { recursive: true }));

  const plan: BrokerPlan = {
    regions: REGIONS,
    hosts: ['localhost'],
    port: 4222,
    cluster: {
      servers: ['a', 'b', 'c'].map((host) => ({
        name: `nats-${host}`,
        host: `${host}.example`,
        port: 4222,
        routePort: 6222,
        leafPort: 7422,
      })),
    },
  };

  it('names all servers to clients, and the leaf node to those of its region', async () => {
    const sut = await BrokerFolder.make(join(folder, 'urls'), plan);
    const envOf = async (identity: string): Promise<string> =>
      readFile(join(sut.path, 'identities', identity, 'env'), 'utf8');
    const all = 'NATS_URL=tls://a.example:4222,tls://b.example:4222,tls://c.example:4222\n';
    expect(await envOf('executor-eu-west')).toContain(all);
    expect(await envOf('provision')).toContain('NATS_REPLICAS=3\n');
    await sut.addLeaf('eu-west', { hosts: ['leaf.example'], port: 4333 });
    expect(await envOf('executor-eu-west')).toContain('NATS_URL=tls://leaf.example:4333\n');
    expect(await envOf('executor-us-east')).toContain(all);
    const leaf = await readFile(join(sut.path, 'leaf-nodes/eu-west/leaf.conf'), 'utf8');
    expect(leaf).toContain('tls://a.example:7422');
    expect(leaf).not.toContain('CORE');
  });

  it('has one or the other: servers enough, names of their own, TLS, a region, a cluster', async () => {
    const make = (name: string, other: Partial<BrokerPlan>) =>
      BrokerFolder.make(join(folder, name), { ...plan, ...other });
    const servers = plan.cluster?.servers ?? [];
    await expect(make('two', { cluster: { servers: servers.slice(1) } })).rejects.toThrow(/three/);
    const twins = [...servers.slice(1), ...servers.slice(2)];
    await expect(make('twins', { cluster: { servers: twins } })).rejects.toThrow(/of its own/);
    await expect(make('plain', { hasTls: false })).rejects.toThrow(BrokerFolderError);
    const leaf = { hosts: ['leaf.example'], port: 4222 };
    const sut = await make('leaf', {});
    await expect(sut.addLeaf('mars', leaf)).rejects.toThrow(/there are: us-east, eu-west/);
    const single = await make('single', { cluster: undefined });
    await expect(single.addLeaf('eu-west', leaf)).rejects.toThrow(/need a cluster/);
  });

  it('lets the old certificates of servers make routes until they are ended', async () => {
    const sut = await BrokerFolder.make(join(folder, 'pins'), plan);
    const pins = async (): Promise<number> => {
      const file = join(sut.path, 'servers/nats-a/cluster.conf');
      return ((await readFile(file, 'utf8')).match(/"[0-9a-f]{64}"/g) ?? []).length;
    };
    expect(await pins()).toBe(3);
    await sut.rotate(SERVER_CERTIFICATE);
    expect(await pins()).toBe(6);
    await sut.finish(SERVER_CERTIFICATE);
    expect(await pins()).toBe(3);
  });
});

describe('a cluster of three with a leaf node', () => {
  const servers: EmbeddedNats[] = [];
  const opened: Bus[] = [];
  let folder: string;
  let sut: BrokerFolder;
  let places: ClusterServer[];

  beforeAll(async () => {
    folder = await openTempFolder();
    places = [];
    for (const name of ['one', 'two', 'three']) {
      const [port, routePort, leafPort] = [await freePort(), await freePort(), await freePort()];
      places.push({ name, host: LOOPBACK, port, routePort, leafPort });
    }
    sut = await BrokerFolder.make(join(folder, 'access'), {
      regions: REGIONS,
      hosts: HOSTS,
      port: places[0]?.port ?? 0,
      cluster: { servers: places, listen: LOOPBACK },
    });
    const starts = places.map(({ name, port }) => {
      const own = [`servers/${name}/tls.conf`, `servers/${name}/cluster.conf`, 'accounts.conf'];
      return start(name, port, own, true);
    });
    servers.push(...(await Promise.all(starts)));
  });

  afterAll(async () => {
    await Promise.all(opened.map(closeBus));
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true });
  });

  async function start(
    name: string,
    port: number,
    files: readonly string[],
    hasJetStream: boolean,
  ): Promise<EmbeddedNats> {
    const storeDir = join(folder, name);
    await mkdir(storeDir, { recursive: true });
    const extraConfig = files
      .map((file) => `include ${JSON.stringify(join(relative(storeDir, sut.path), file))}`)
      .join('\n');
    return startNats({ name, port, storeDir, extraConfig, hasJetStream });
  }

  async function connect(identity: string, urls: readonly string[]): Promise<Bus> {
    const env = sut.environment(identity);
    const bus = await connectBus({
      servers: urls,
      name: identity,
      user: identity,
      nkeyFile: env['NATS_NKEY_FILE'],
      tls: { caFile: env['NATS_CA_FILE'] ?? '' },
      apiPrefix: env['NATS_API_PREFIX'],
    });
    opened.push(bus);
    return bus;
  }

  const urls = (): string[] => places.map(({ port }) => `tls://${LOOPBACK}:${port}`);

  it('makes streams with one copy, and raises them to three with what they hold', async () => {
    const { manager, client, connection } = await connect('provision', urls());
    const regions = REGIONS.map((id) => ({ id }));
    const lanes = REGIONS.map((region) => ({ region, model: 'm1', concurrency: 2 }));
    const specs = topologyOf({ regions, lanes } as unknown as Parameters<typeof topologyOf>[0]);
    await until(async () => {
      const made = provision(manager, specs).then(
        () => true,
        () => false,
      );
      return made;
    }, 'the cluster has a leader and the streams are made');
    await provisionTaps(connection, { apiPrefix: TAPS_API_PREFIX });
    const planner = await connect('planner', urls());
    await planner.client.publish('beacon.results.us-east.m1.j.c.1', 'kept');
    const report = await provision(manager, specs, { replicas: 3 });
    expect(report.updated).toEqual(specs.map(({ name }) => name));
    const { cluster, state } = await manager.streams.info(streams.results);
    expect(cluster?.replicas?.map(({ current }) => current)).toEqual([true, true]);
    expect(state.messages).toBe(1);
    const lane = await manager.consumers.info(streams.tasks('us-east'), 'lane_m1');
    expect(lane.cluster?.replicas).toHaveLength(2);
    expect(await provisionTapsCopies(connection, TAPS_API_PREFIX, { replicas: 3 })).toBe(true);
    expect(await provisionTapsCopies(connection, TAPS_API_PREFIX, { replicas: 3 })).toBe(false);
    await expect(provision(manager, specs)).rejects.toThrow(/has 3 copies.*--fewer-copies/);
    expect(client).toBeDefined();
  });

  it('connects to another server where the first is away', async () => {
    const away = await freePort();
    const bus = await connect('planner', [`tls://${LOOPBACK}:${away}`, ...urls().slice(1)]);
    await bus.manager.streams.info(streams.results);
  });

  it('serves a region through a leaf node that joins it while it runs', async () => {
    const port = await freePort();
    await sut.addLeaf(LEAF_REGION, { hosts: HOSTS, port });
    for (const server of servers) await reloadNats(server);
    const own = ['tls.conf', 'leaf.conf'].map((file) => `leaf-nodes/${LEAF_REGION}/${file}`);
    servers.push(await start('leaf', port, own, false));
    const at = [`tls://${LOOPBACK}:${port}`];
    const executor = await connect(`executor-${LEAF_REGION}`, at);
    await until(
      async () =>
        executor.manager.streams.info(streams.tasks(LEAF_REGION)).then(
          () => true,
          () => false,
        ),
      'the leaf node has joined the cluster',
    );
    const planner = await connect('planner', urls());
    await planner.client.publish(`beacon.tasks.${LEAF_REGION}.m1.j.c.1`, 'a task');
    const lane = await executor.client.consumers.get(streams.tasks(LEAF_REGION), 'lane_m1');
    const message = await lane.next({ expires: 10_000 });
    expect(message?.string()).toBe('a task');
    expect(await message?.ackAck()).toBe(true);
    await executor.client.publish(`beacon.results.${LEAF_REGION}.m1.j.c.1`, 'its result');
    // Another region's streams and subjects are not there, as without a leaf node.
    await expect(executor.manager.streams.info(streams.tasks('us-east'))).rejects.toThrow();
    await expect(connect('executor-us-east', at)).rejects.toThrow();
  });
});
