import { parseArgs } from 'node:util';
import { connectBus, provisionPatiently, provisionTaps, provisionTapsCopies } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import {
  busOptions,
  loadCatalogue,
  loadEnv,
  tapsMirrorOf,
  topologyOptionsOf,
} from '@beacon/config';
import { brokerUsers, topologyOf } from '@beacon/contracts';
import { authorizationBlock, passwordVariable, readRegions } from '@beacon/stack';
import { provisionEnv } from './environment.js';
import type { ProvisionEnv } from './environment.js';

/**
 * `provision`: makes the broker's streams and consumers what the catalogue needs. Safe to run again. With `--users` it changes
 * nothing and writes the users that the broker should have, as a part of its configuration. With `--fewer-copies` streams may lose copies.
 */

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      users: { type: 'boolean', default: false },
      'fewer-copies': { type: 'boolean', default: false },
    },
  });
  const env = loadEnv(provisionEnv, process.env);
  process.stdout.write(
    values.users ? await usersOf(env) : await makeStreams(env, values['fewer-copies']),
  );
}

/** Needs the regions only, and so none of the variables that lanes name. */
async function usersOf({ BEACON_CATALOGUE }: ProvisionEnv): Promise<string> {
  return authorizationBlock(brokerUsers(await readRegions(BEACON_CATALOGUE)), passwordVariable);
}

async function makeStreams(env: ProvisionEnv, mayLower: boolean): Promise<string> {
  const catalogue = loadCatalogue(env.BEACON_CATALOGUE, process.env);
  const bus = await connectBus({ ...busOptions(env), name: 'provision' });
  try {
    const specs = topologyOf(catalogue, topologyOptionsOf(env));
    const copies = { replicas: env.NATS_REPLICAS, mayLower };
    const changes = await provisionPatiently(bus.manager, specs, copies);
    await makeMirror(bus, env, copies);
    return `${JSON.stringify(changes)}\n`;
  } finally {
    await bus.connection.close();
  }
}

async function makeMirror(
  bus: Bus,
  env: ProvisionEnv,
  copies: { readonly replicas: number; readonly mayLower: boolean },
): Promise<void> {
  const taps = tapsMirrorOf(env);
  if (taps === null || (await provisionTaps(bus.connection, taps))) return;
  await provisionTapsCopies(bus.connection, taps.apiPrefix, copies);
}

await main().catch((error: unknown) => {
  process.stderr.write(`provision: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
