import { join, resolve } from 'node:path';
import { BrokerFolder, BrokerFolderError, readRegions } from '@beacon/stack';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { RefusalError } from '../refusal.error.js';
import { portOf, readChange, readInit } from './broker-options.js';
import { reloadServer } from './reload-server.js';

/** Makes the folder, and says what goes where. */
export async function init(given: Given): Promise<void> {
  const options = readInit(given);
  const folder = await refusing(async () =>
    BrokerFolder.make(options.to, {
      regions: await readRegions(options.catalogue),
      hosts: options.host,
      port: portOf(options.listen) ?? 0,
      hasTls: options.tls,
      isMutual: options.mutual,
      certificateDays: options.days,
    }),
  );
  const store = resolve(options.store ?? join(folder.path, 'store'));
  const configuration = await folder.writeServer({ listen: options.listen, storeDir: store });
  const { path, identities } = folder;
  await show({ folder: path, configuration, identities }, given, madeText);
}

function madeText(made: {
  readonly folder: string;
  readonly configuration: string;
  readonly identities: readonly string[];
}): string {
  return [
    `${made.folder}: accounts and keys of ${made.identities.join(', ')}.`,
    `Start the server:  nats-server --config ${made.configuration}`,
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
  readonly rotated?: string;
  readonly finished?: string;
  readonly updated?: boolean;
  readonly reloaded: boolean;
}

async function report(given: Given, done: Done): Promise<void> {
  await show(done, given, doneText);
}

function doneText({ folder, added, rotated, finished, reloaded: isReloaded }: Done): string {
  const next = isReloaded
    ? []
    : ['The server takes it when you tell it to, twice: nats-server --signal reload'];
  return [doneLine(folder, { added, rotated, finished }), ...next].join('\n');
}

function doneLine(
  folder: string,
  { added, rotated, finished }: Pick<Done, 'added' | 'rotated' | 'finished'>,
): string {
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
