import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CredentialsRefusedError,
  clientOptions,
  closeBus,
  connectBus,
  provision,
  provisionTaps,
} from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { TAPS_API_PREFIX, streams, topologyOf } from '@beacon/contracts';
import { openTempFolder, until } from '@beacon/testing';
import { AckPolicy } from '@nats-io/jetstream';
import { connect as connectClient } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BrokerFolderError } from '../errors.js';
import { reloadNats, startNats } from '../nats/nats.js';
import type { EmbeddedNats } from '../nats/nats.js';
import { AUTHORITY, BrokerFolder, SERVER_CERTIFICATE } from './broker-folder.js';
import { embeddedAccess, includesOf, prepareEmbeddedAccess } from './embedded-access.js';

const REGIONS = ['us-east', 'eu-west'];
const HOSTS = ['127.0.0.1', 'localhost'];
const MODEL = 'm1';

beforeAll(() => Logger.overrideLogger(false));

/** Every file of a folder with its content and mode. */
async function contentOf(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    // 0600 is 384.
    files.set(path.slice(folder.length + 1), `${mode & 0o777} ${await readFile(path, 'utf8')}`);
  }
  return files;
}

function differences(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].flatMap(([file, content]) => (before.get(file) === content ? [] : [file]));
}

describe(BrokerFolder, () => {
  let folder: string;
  beforeAll(async () => (folder = await openTempFolder()));
  afterAll(async () => rm(folder, { recursive: true }));

  const planned = { regions: REGIONS, hosts: HOSTS, port: 4222 };

  it('keeps every file for its owner alone, and no secret in what the server reads', async () => {
    const path = join(folder, 'modes');
    await BrokerFolder.make(path, { ...planned, isMutual: true });
    const files = await contentOf(path);
    for (const content of files.values()) expect(content).toMatch(/^384 /);
    const configuration = [...files].filter(([file]) => /\.conf$|broker\.json$/.test(file));
    expect(configuration.length).toBeGreaterThan(4);
    for (const [, content] of configuration) expect(content).not.toMatch(/SU[A-Z2-7]{56}|PRIVATE/);
  });

  it('is made once, and says so of a folder that is there, or is not', async () => {
    const path = join(folder, 'once');
    await BrokerFolder.make(path, planned);
    await expect(BrokerFolder.make(path, planned)).rejects.toThrow(BrokerFolderError);
    await expect(BrokerFolder.open(join(folder, 'none'))).rejects.toThrow(/beacon broker init/);
    await writeFile(join(path, 'broker.json'), '{"version":7}');
    await expect(BrokerFolder.open(path)).rejects.toThrow(/not what this version/);
  });

  it('adds a region and leaves every file of others byte by byte as it is', async () => {
    const path = join(folder, 'regions');
    const sut = await BrokerFolder.make(path, planned);
    const before = await contentOf(path);
    await sut.addRegion('asia-pacific');
    const changed = differences(before, await contentOf(path)).toSorted();
    expect(changed).toEqual([
      'accounts.conf',
      'accounts/CORE.conf',
      'accounts/REGION_asia-pacific.conf',
      'broker.json',
      'identities/executor-asia-pacific/ca.pem',
      'identities/executor-asia-pacific/env',
      'identities/executor-asia-pacific/nkey.seed',
    ]);
    await expect(sut.addRegion('us-east')).rejects.toThrow(/there already/);
  });

  it('does not end an authority that has certificates in use', async () => {
    const sut = await BrokerFolder.make(join(folder, 'authority'), planned);
    await sut.rotate(AUTHORITY);
    await expect(sut.finish(AUTHORITY)).rejects.toThrow(/rotate server-certificate/);
    await sut.rotate(SERVER_CERTIFICATE);
    await sut.finish(AUTHORITY);
    const authorities = await readFile(join(sut.path, 'tls/ca.pem'), 'utf8');
    expect(authorities.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
    await expect(sut.rotate('nobody')).rejects.toThrow(/no 'nobody'; there are: gateway/);
  });
});

describe.each([{ isMutual: false }, { isMutual: true }])(
  'a server with accounts, certificates of clients: $isMutual',
  ({ isMutual }) => {
    let folder: string;
    let sut: BrokerFolder;
    let server: EmbeddedNats;
    const opened: Bus[] = [];

    beforeAll(async () => {
      folder = await openTempFolder();
      await mkdir(join(folder, 'access'));
      const plan = { regions: REGIONS, hosts: HOSTS, port: 4222, isMutual };
      sut = await BrokerFolder.make(join(folder, 'access'), plan);
      server = await startNats({ storeDir: folder, extraConfig: includesOf(sut) });
      const provisioner = await connect('provision');
      const regions = [...REGIONS, 'asia-pacific'].map((id) => ({ id }));
      const lanes = REGIONS.map((region) => ({ region, model: MODEL, concurrency: 2 }));
      const catalogue = { regions, lanes } as unknown as Parameters<typeof topologyOf>[0];
      const specs = topologyOf(catalogue).filter(({ name }) => !name.includes('asia'));
      await provision(provisioner.manager, specs);
      expect(await provisionTaps(provisioner.connection, { apiPrefix: TAPS_API_PREFIX })).toBe(
        true,
      );
      expect(await provisionTaps(provisioner.connection, { apiPrefix: TAPS_API_PREFIX })).toBe(
        false,
      );
    });

    afterEach(async () => {
      await Promise.all(opened.splice(0).map(closeBus));
    });

    afterAll(async () => {
      await server.stop();
      await rm(folder, { recursive: true });
    });

    async function connect(identity: string): Promise<Bus> {
      const env = sut.environment(identity);
      const { NATS_CA_FILE: caFile = '', NATS_CERT_FILE: certFile, NATS_KEY_FILE: keyFile } = env;
      const bus = await connectBus({
        servers: server.url,
        name: identity,
        user: identity,
        nkeyFile: env['NATS_NKEY_FILE'],
        tls: certFile && keyFile ? { caFile, certFile, keyFile } : { caFile },
        apiPrefix: env['NATS_API_PREFIX'],
      });
      opened.push(bus);
      return bus;
    }

    it('lets nobody in without a key, and nobody without its certificate where it asks for one', async () => {
      const { NATS_NKEY_FILE: nkeyFile, NATS_CA_FILE: caFile = '' } = sut.environment('planner');
      const servers = server.url;
      const open = { reconnect: false, timeout: 2_000 };
      const login = { servers, name: 'spec', tls: { caFile } };
      await expect(connectClient({ ...clientOptions(login, fail), ...open })).rejects.toThrow();
      const keyed = connectClient({ ...clientOptions({ ...login, nkeyFile }, fail), ...open });
      if (isMutual) await expect(keyed).rejects.toThrow();
      else await (await keyed).close();
    });

    it('gives the mirror of the events to taps, and what they ask for stays in their account', async () => {
      const [planner, tap] = [await connect('planner'), await connect('tap')];
      await planner.client.publish('beacon.events.job.started.job', 'an event');
      const last = { last_by_subj: 'beacon.events.job.started.job' };
      await until(
        async () => (await tap.manager.streams.getMessage(streams.events, last)) !== null,
        'the mirror has it',
      );
      const durable = { durable_name: 'kept', ack_policy: AckPolicy.Explicit };
      await tap.manager.consumers.add(streams.events, durable);
      const reader = await tap.client.consumers.get(streams.events, 'kept');
      await (await reader.next())?.ackAck();
      expect(await reader.info()).toMatchObject({ num_ack_pending: 0, num_pending: 0 });
      const consumer = { durable_name: 'mine', deliver_subject: 'beacon.tasks.us-east.m1.j.c.1' };
      await tap.manager.consumers.add(streams.events, consumer);
      await tap.connection.flush();
      const { state } = await planner.manager.streams.info(streams.tasks('us-east'));
      expect(state.messages).toBe(0);
    });

    it('takes a rotated key while both are in use, then ends the old one', async () => {
      const before = await connect('executor-us-east');
      const old = { ...before, seed: sut.environment('executor-us-east')['NATS_NKEY_FILE'] ?? '' };
      const seed = await readFile(old.seed, 'utf8');
      await sut.rotate('executor-us-east', async () => reloadNats(server));
      expect(await readFile(old.seed, 'utf8')).not.toBe(seed);
      const after = await connect('executor-us-east');
      for (const bus of [before, after]) await bus.manager.streams.info(streams.tasks('us-east'));
      const reconnected = nextStatus(before, 'reconnect');
      await sut.finish('executor-us-east');
      await reloadNats(server);
      // The old key's connection is closed by the server, and comes back with the new one by itself.
      await reconnected;
      await before.manager.streams.info(streams.tasks('us-east'));
      expect(after.connection.isClosed()).toBe(false);
      const kept = join(folder, 'old.seed');
      await writeFile(kept, seed);
      const {
        NATS_CA_FILE: caFile = '',
        NATS_CERT_FILE,
        NATS_KEY_FILE,
      } = sut.environment('planner');
      const tls = NATS_CERT_FILE
        ? { caFile, certFile: NATS_CERT_FILE, keyFile: NATS_KEY_FILE ?? '' }
        : { caFile };
      const refused = connectBus({ servers: server.url, name: 'old', nkeyFile: kept, tls });
      await expect(refused).rejects.toThrow(CredentialsRefusedError);
    });

    it('takes a new authority and certificate while connections go on', async () => {
      const before = await connect('recorder');
      for (const what of [AUTHORITY, SERVER_CERTIFICATE]) {
        await sut.rotate(what, async () => reloadNats(server));
      }
      if (isMutual) {
        for (const identity of sut.identities)
          await sut.rotate(identity, async () => reloadNats(server));
        for (const identity of sut.identities) await sut.finish(identity);
      }
      await sut.finish(AUTHORITY);
      await reloadNats(server);
      await connect('recorder');
      await until(
        async () =>
          before.connection.rtt().then(
            () => true,
            () => false,
          ),
        'the connection of before is there, or there again',
      );
    });

    it('takes a region that is added while it runs', async () => {
      await sut.addRegion('asia-pacific');
      await reloadNats(server);
      const executor = await connect('executor-asia-pacific');
      const planner = await connect('planner');
      const subject = 'beacon.heartbeat.asia-pacific.one';
      const heard = planner.connection.subscribe('beacon.heartbeat.*.*', { max: 1 });
      await planner.connection.flush();
      executor.connection.publish(subject, 'alive');
      for await (const message of heard) expect(message.subject).toBe(subject);
    });
  },
);

function fail(error: unknown): void {
  throw error;
}

async function nextStatus({ connection }: Bus, wanted: string): Promise<void> {
  for await (const { type } of connection.status()) if (type === wanted) return;
}

describe(prepareEmbeddedAccess, () => {
  it('takes over the streams of a server without accounts, once', async () => {
    const folder = await openTempFolder();
    const storeDir = join(folder, 'nats');
    const told: string[] = [];
    const before = await startNats({ storeDir });
    const plain = await connectBus({ servers: before.url, name: 'spec' });
    await plain.manager.streams.add({ name: streams.results, subjects: ['beacon.results.>'] });
    await plain.client.publish('beacon.results.us-east.m.j.c.1', 'kept');
    await closeBus(plain);
    await before.stop();
    const notice = (text: string): void => void told.push(text);
    const options = { regions: REGIONS, hasTls: false, notice };
    await prepareEmbeddedAccess(storeDir, options);
    const access = await prepareEmbeddedAccess(storeDir, options);
    const after = await startNats({ storeDir, extraConfig: includesOf(access) });
    const { NATS_NKEY_FILE: nkeyFile } = access.environment('operator');
    const bus = await connectBus({ servers: after.url, name: 'spec', user: 'operator', nkeyFile });
    const found = await bus.manager.streams.getMessage(streams.results, { seq: 1 });
    expect([found?.string(), told.length]).toEqual(['kept', 1]);
    expect((await embeddedAccess(folder))?.identities).toContain('tap');
    await closeBus(bus);
    await after.stop();
    await rm(folder, { recursive: true });
  });
});
