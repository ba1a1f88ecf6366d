import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_ACCOUNT } from '@beacon/contracts';
import { exists } from '../processes/folders.js';
import { BrokerFolder, SERVER_CERTIFICATE } from './broker-folder.js';
import { readManifest } from './broker-manifest.js';

/** What an embedded broker is to let in. */
export interface EmbeddedAccessOptions {
  readonly regions: readonly string[];
  /** @default true */
  readonly hasTls?: boolean | undefined;
  /** Told what it found and did, for people. */
  readonly notice: (text: string) => void;
}

/** Beside the server's configuration, which includes files of it. */
const FOLDER = 'access';
/** Only this machine's own loopback ever sees them. */
const CERTIFICATE_DAYS = 3_650;
const RENEWED_BEFORE_DAYS = 30;
/** Clients of the embedded broker connect to one of these. */
const HOSTS = ['127.0.0.1', 'localhost', '::1'];
const PORT = 4222;

/**
 * Makes the accounts, keys and certificates of an embedded broker, or what is missing of them. Call it while the server is down.
 * @param storeDir the server's.
 */
export async function prepareEmbeddedAccess(
  storeDir: string,
  { regions, hasTls = true, notice }: EmbeddedAccessOptions,
): Promise<BrokerFolder> {
  await adoptStreams(storeDir, notice);
  const path = join(storeDir, FOLDER);
  if ((await readManifest(path)) === null) {
    return BrokerFolder.make(path, {
      regions,
      hosts: HOSTS,
      port: PORT,
      hasTls,
      certificateDays: CERTIFICATE_DAYS,
    });
  }
  const folder = await BrokerFolder.open(path);
  for (const region of regions.filter((id) => !folder.regions.includes(id)))
    await folder.addRegion(region);
  const daysLeft = await folder.daysLeft();
  if (daysLeft !== null && daysLeft < RENEWED_BEFORE_DAYS) await folder.rotate(SERVER_CERTIFICATE);
  await folder.refresh();
  return folder;
}

/**
 * What {@link prepareEmbeddedAccess} made for the broker of a data folder; null when it has none.
 * @param dataDir the stack's.
 */
export async function embeddedAccess(dataDir: string): Promise<BrokerFolder | null> {
  const path = join(dataDir, 'nats', FOLDER);
  return (await readManifest(path)) === null ? null : BrokerFolder.open(path);
}

/** Lines of the server's configuration that include what the folder has. */
export function includesOf(folder: BrokerFolder): string {
  return folder.includes.map((file) => `include ${JSON.stringify(`${FOLDER}/${file}`)}`).join('\n');
}

/** Of a server without accounts. */
const GLOBAL_ACCOUNT = '$G';

/**
 * Before there were accounts, all streams were in the server's global one. The core account has them now: a stream's files do not
 * name its account, so that their folder is all there is to rename.
 */
async function adoptStreams(storeDir: string, notice: (text: string) => void): Promise<void> {
  const before = join(storeDir, 'jetstream', GLOBAL_ACCOUNT);
  const now = join(storeDir, 'jetstream', CORE_ACCOUNT);
  if (!(await exists(before))) return;
  if (await exists(now)) {
    notice(
      `the broker's store has streams of an earlier version beside those in use: ${before} is left as it is`,
    );
    return;
  }
  await rename(before, now);
  notice('the streams of an earlier version were taken over into the account of the services');
}
