import { BrokerFolder, makeTempFolder } from '@beacon/stack';
import type { TempFolder } from '@beacon/stack';

/** Regions that have accounts at the brokers of specs: those of the shipped catalogue. */
const REGIONS = ['us-east', 'eu-west', 'asia-pacific'];

/**
 * Makes the accounts, keys and certificates by which all brokers of a run know who connects, as the embedded stack does. Once for a
 * run: keys take longer to make than a server takes to start.
 */
export async function makeBrokerAccess(): Promise<TempFolder> {
  const folder = await makeTempFolder();
  const hosts = ['127.0.0.1', 'localhost'];
  await BrokerFolder.make(folder.path, { regions: REGIONS, hosts, port: 4222 });
  return folder;
}
