import { connectBus, provision } from '@beacon/bus';
import { catalogueEnv, envInteger, loadCatalogue, loadEnv, natsEnv } from '@beacon/config';
import { DEFAULT_TOPOLOGY, topologyOf } from '@beacon/contracts';
import { z } from 'zod';

/** `provision`: makes the broker's streams and consumers what the catalogue needs. Safe to run again. */

const provisionEnv = z.object({
  ...natsEnv.shape,
  BEACON_CATALOGUE: catalogueEnv.shape.BEACON_CATALOGUE,
  /** Copies of each stream: 1 on a single server, 3 on a cluster. */
  NATS_REPLICAS: envInteger(1, 5).default(1),
  /** `true` asks for servers tagged `region:<id>` for each region's stream. */
  NATS_PLACE_BY_REGION: z.enum(['true', 'false']).default('false'),
  /** Bound of each region's task stream, in messages. */
  NATS_MAX_TASKS_PER_REGION: envInteger(1_000, 10_000_000).default(
    DEFAULT_TOPOLOGY.maxTasksPerRegion,
  ),
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
    const specs = topologyOf(catalogue, {
      ...DEFAULT_TOPOLOGY,
      maxTasksPerRegion: env.NATS_MAX_TASKS_PER_REGION,
      placeByRegion: env.NATS_PLACE_BY_REGION === 'true',
    });
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
