import { hostname } from 'node:os';
import {
  JetStreamPublisher,
  JetStreamServer,
  closeBus,
  connectBus,
  startWorker,
} from '@beacon/bus';
import type { Subscription } from '@beacon/bus';
import { loadCatalogue, readApiKey } from '@beacon/config';
import { durables, executeTask, streams } from '@beacon/contracts';
import type { LaneConfig } from '@beacon/domain';
import { JsonLogger } from '@beacon/observability';
import type { RunningService } from '@beacon/observability';
import type { ExecutorEnv } from './environment.js';
import { ExecutorModule } from './executor.module.js';
import type { ExecutorIdentity, LaneAccess } from './executor.module.js';
import { RegionWithoutLanesError } from './region-without-lanes.error.js';

/** Characters of a node's name in the executor's id, which is stored with a limit of 200. */
const NODE_IN_ID = 140;

/** Starts the executor of one region. */
export async function startExecutor(env: ExecutorEnv): Promise<RunningService> {
  const logger = new JsonLogger('executor', env.LOG_LEVEL);
  const identity = identityOf(env);
  const lanes = lanesOfRegion(env);
  const bus = await connectBus({
    servers: env.NATS_URL,
    name: identity.executorId,
    user: env.NATS_USER,
    password: env.NATS_PASSWORD,
  });
  const server = new JetStreamServer({
    bus,
    subscriptions: lanes.map(({ lane }) => subscribe(lane)),
  });
  return startWorker({
    module: ExecutorModule.with({
      bus,
      server,
      identity,
      lanes,
      publisher: new JetStreamPublisher(bus),
    }),
    server,
    logger,
    host: env.HTTP_HOST,
    port: env.HTTP_PORT,
    release: () => closeBus(bus),
  });
}

function identityOf(env: ExecutorEnv): ExecutorIdentity {
  const node = env.NODE_NAME ?? hostname();
  return {
    region: env.BEACON_REGION,
    node,
    pod: env.POD_NAME ?? null,
    executorId: `${env.BEACON_REGION}-${node.slice(0, NODE_IN_ID)}-${process.pid}`,
  };
}

function lanesOfRegion(env: ExecutorEnv): LaneAccess[] {
  const catalogue = loadCatalogue(env.BEACON_CATALOGUE, process.env);
  const lanes = catalogue.lanes.filter(({ region }) => region === env.BEACON_REGION);
  if (lanes.length === 0) throw new RegionWithoutLanesError(env.BEACON_REGION, catalogue);
  return lanes.map((lane) => ({ lane, apiKey: readApiKey(lane, process.env) }));
}

function subscribe(lane: LaneConfig): Subscription {
  return {
    kind: 'pull',
    contract: executeTask,
    stream: streams.tasks(lane.region),
    durable: durables.lane(lane.model),
    slots: lane.concurrency,
  };
}
