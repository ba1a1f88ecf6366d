import { join, resolve } from 'node:path';
import { BrokerFolder, BrokerFolderError, readRegions } from '@beacon/stack';
import type { ClusterServer } from '@beacon/stack';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { RefusalError } from '../refusal.error.js';
import {
  clusterServers,
  hostOf,
  portOf,
  readChange,
  readInit,
  readLeaf,
} from './broker-options.js';
import { reloadServer } from './reload-server.js';

/** Makes the folder, and says what goes where. */
export async function init(given: Given): Promise<void> {
  const options = readInit(given);
  const port = portOf(options.listen) ?? 0;
  const servers = clusterServers(options.cluster ?? [], port);
  const folder = await refusing(async () =>
    BrokerFolder.make(options.to, {
      regions: await readRegions(options.catalogue),
      hosts: options.host,
      port,
      hasTls: options.tls,
      isMutual: options.mutual,
      certificateDays: options.days,
      cluster: servers.length === 0 ? undefined : { servers, listen: hostOf(options.listen) },
    }),
  );
  const store = resolve(options.store ?? join(folder.path, 'store'));
  const configurations =
    servers.length === 0
      ? [await folder.writeServer({ listen: options.listen, storeDir: store })]
      : await clusterConfigurations(folder, servers, options.listen, store);
  const { path, identities } = folder;
  const [configuration] = configurations;
  await show({ folder: path, configuration, configurations, identities }, given, madeText);
}

/** One after the other: each server has its own part of the store, should they share a machine. */
async function clusterConfigurations(
  folder: BrokerFolder,
  servers: readonly ClusterServer[],
  listen: string,
  store: string,
): Promise<string[]> {
  const files: string[] = [];
  for (const { name, port } of servers) {
    const choice = { listen: `${hostOf(listen)}:${port}`, storeDir: join(store, name) };
    files.push(await folder.writeClusterServer(name, { ...choice, syncInterval: 'always' }));
  }
  return files;
}

function madeText(made: {
  readonly folder: string;
  readonly configurations: readonly string[];
  readonly identities: readonly string[];
}): string {
  const isOne = made.configurations.length === 1;
  return [
    `${made.folder}: accounts and keys of ${made.identities.join(', ')}.`,
    isOne ? 'Start the server:' : 'Start the servers, each on its machine:',
    ...made.configurations.map((file) => `  nats-server --config ${file}`),
    `Give each process the variables of its own file:  ${made.folder}/identities/<identity>/env`,
    'Then make the streams, with the variables of provision:  npm run provision',
  ].join('\n');
}

/** Adds a region to a folder. */
export async function addRegion(region: string, given: Given): Promise<void> {
  const { dir, reload } = readChange(given);
  const folder = await refusing(async () => {
    const opened = await BrokerFolder.open(dir);
    await opened.addRegion(region);
    return opened;
  });
  await reloaded(reload);
  await report(given, { folder: folder.path, added: region, reloaded: reload !== null });
}

/** Makes a region's leaf node, or changes where it is. */
export async function addLeaf(region: string, given: Given): Promise<void> {
  const { dir, reload, host, listen, hub } = readLeaf(given);
  const { folder, configuration } = await refusing(async () => {
    const opened = await BrokerFolder.open(dir);
    await opened.addLeaf(region, { hosts: host, port: portOf(listen) ?? 0, hub });
    return { folder: opened, configuration: await opened.writeLeafServer(region, listen) };
  });
  await reloaded(reload);
  const done = { leaf: region, configuration, reloaded: reload !== null };
  await report(given, { folder: folder.path, ...done });
}

/** Renews a key or a certificate, or ends the one before. */
export async function rotate(what: string, given: Given): Promise<void> {
  const { dir, reload, finish } = readChange(given);
  const folder = await refusing(async () => {
    const opened = await BrokerFolder.open(dir);
    if (finish) await opened.finish(what);
    else await opened.rotate(what, async () => reloaded(reload));
    return opened;
  });
  if (finish) await reloaded(reload);
  const done = finish ? { finished: what } : { rotated: what };
  await report(given, { folder: folder.path, ...done, reloaded: reload !== null });
}

/** Writes the configuration anew. */
export async function update(given: Given): Promise<void> {
  const { dir, reload } = readChange(given);
  const folder = await refusing(async () => {
    const opened = await BrokerFolder.open(dir);
    await opened.refresh();
    return opened;
  });
  await reloaded(reload);
  await report(given, { folder: folder.path, updated: true, reloaded: reload !== null });
}

interface Done {
  readonly folder: string;
  readonly added?: string;
  readonly leaf?: string;
  /** Of a leaf node: the main file of its server. */
  readonly configuration?: string;
  readonly rotated?: string;
  readonly finished?: string;
  readonly updated?: boolean;
  readonly reloaded: boolean;
}

async function report(given: Given, done: Done): Promise<void> {
  await show(done, given, doneText);
}

function doneText({ reloaded: isReloaded, ...done }: Done): string {
  const next = isReloaded
    ? []
    : ['The server takes it when you tell it to, twice: nats-server --signal reload'];
  return [doneLine(done), ...next].join('\n');
}

function doneLine(done: Omit<Done, 'reloaded'>): string {
  const { folder, added, leaf, configuration, rotated, finished } = done;
  if (leaf !== undefined)
    return `${folder}: ${leaf} has a leaf node. Start it there:  nats-server --config ${configuration}`;
  if (added !== undefined) return `${folder}: the region ${added} has an account and a key.`;
  if (rotated !== undefined)
    return `${folder}: ${rotated} is renewed. What was there before is let in until --finish.`;
  if (finished !== undefined) return `${folder}: ${finished} as it was before is let in no more.`;
  return `${folder}: the configuration is that of this version.`;
}

async function reloaded(pid: number | null): Promise<void> {
  if (pid !== null) await reloadServer(pid);
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BrokerFolderError) throw new RefusalError(error.message, { cause: error });
    throw error;
  }
}
