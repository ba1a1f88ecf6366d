import { join, relative } from 'node:path';
import type { BrokerFolder, Environment } from '@beacon/stack';
import { askRunHost } from './run-host.js';

/** Who may connect to the broker of a spec, and how. */
export interface BrokerAccess {
  /** Lines of the configuration of a server whose files are in this folder. */
  readonly configurationFor: (storeDir: string) => string;
  /** Variables by which an identity connects. */
  readonly environment: (identity: string) => Environment;
}

/** Of a broker that asks nobody who he is. */
export const OPEN_ACCESS: BrokerAccess = {
  configurationFor: () => '',
  environment: () => ({}),
};

/** As the embedded stack has it: an account for each region, a key for each identity, and TLS. All brokers of a run share the keys. */
export async function sharedAccess(): Promise<BrokerAccess> {
  // Loaded on use: most specs that import this kit need no broker.
  const { BrokerFolder: folders } = await import('@beacon/stack');
  const folder = await folders.open(await askRunHost('POST', 'broker-access'));
  return {
    configurationFor: (storeDir) => includesFrom(storeDir, folder),
    environment: (identity) => folder.environment(identity),
  };
}

/** A path in a server's configuration begins at the folder of the file that names it. */
function includesFrom(storeDir: string, folder: BrokerFolder): string {
  const files = folder.includes.map((file) => relative(storeDir, join(folder.path, file)));
  return files.map((file) => `include ${JSON.stringify(file)}`).join('\n');
}
