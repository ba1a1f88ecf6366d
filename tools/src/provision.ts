import { connectBus, provision } from '@beacon/bus';
import {
  catalogueEnv,
  loadCatalogue,
  loadEnv,
  natsEnv,
  topologyEnv,
  topologyOptionsOf,
} from '@beacon/config';
import { topologyOf } from '@beacon/contracts';
import { z } from 'zod';

/** `provision`: makes the broker's streams and consumers what the catalogue needs. Safe to run again. */

const provisionEnv = z.object({
  ...natsEnv.shape,
  ...topologyEnv.shape,
  BEACON_CATALOGUE: catalogueEnv.shape.BEACON_CATALOGUE,
});

async function main(): Promise<void> {
  const env = loadEnv(provisionEnv, process.env);
  const catalogue = loadCatalogue(env.BEACON_CATALOGUE, process.env);
  const bus = await connectBus({
    servers: env.NATS_URL,
    name: 'provision',
    user: env.NATS_USER,
    password: env.NATS_PASSWORD,
  });
  try {
    const specs = topologyOf(catalogue, topologyOptionsOf(env));
    const report = await provision(bus.manager, specs, env.NATS_REPLICAS);
    process.stdout.write(`${JSON.stringify(report)}\n`);
  } finally {
    await bus.connection.close();
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`provision: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
