import { JetStreamPublisher, connectBus } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { eventLoopLimits, loadCatalogue, loadQuestionBank } from '@beacon/config';
import type { Environment } from '@beacon/config';
import { JsonLogger } from '@beacon/observability';
import type { RunningService } from '@beacon/observability';
import { OutboxRelay } from '@beacon/outbox';
import { assertSchemaCurrent, createOrm } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { controlOptions, embeddingsOptions, jobLimits } from './settings/environment.js';
import type { GatewayEnv } from './settings/environment.js';
import { GatewayModule } from './gateway.module.js';
import { GatewayAdapter } from './http/server/gateway-adapter.js';
import { CLIENT_TIMES } from './http/server/client-times.js';
import type { ClientTimes } from './http/server/client-times.js';
import { bodyBounds } from './http/server/read-json.js';
import { RouteTable } from './http/server/route-table.js';
import { serveOpenApi } from './http/openapi/open-api.js';
import { connectionShares } from './settings/connection-shares.js';
import { WorkQueue, workBounds } from './admission/work-queue.js';

const DRAIN_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 10_000;

/**
 * Starts the gateway.
 * @param variables what the catalogue's addresses may refer to.
 * @param times how long clients may take.
 * @throws ConfigurationError, SchemaBehindError, SchemaAheadError, or the broker's or database's own error: it does not start half.
 */
export async function startGateway(
  env: GatewayEnv,
  variables: Environment,
  times: ClientTimes = CLIENT_TIMES,
): Promise<RunningService> {
  const catalogue = loadCatalogue(env.BEACON_CATALOGUE, variables);
  const bank = loadQuestionBank(env.BEACON_QUESTIONS);
  const { orm, bus } = await connect(env);
  const publisher = new JetStreamPublisher(bus);
  const relay = new OutboxRelay(orm, publisher);
  const routes = new RouteTable();
  const shares = connectionShares(env.DATABASE_POOL_SIZE);
  const queue = new WorkQueue(workBounds(shares.queries, env.GATEWAY_WORK_BYTES));
  const settings = {
    limits: jobLimits(env),
    control: controlOptions(env),
    embeddings: embeddingsOptions(env),
    eventLoop: eventLoopLimits(env),
    mostExports: shares.exports,
  };
  const parts = { orm, bus, publisher, relay, catalogue, bank, ...settings, routes, queue };
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.with(parts),
    new GatewayAdapter({
      body: { limit: env.HTTP_BODY_LIMIT, bounds: bodyBounds(env.BEACON_MAX_QUESTIONS), queue },
      mostConnections: env.HTTP_MAX_CONNECTIONS,
      times,
      routes,
    }),
    { logger: new JsonLogger('gateway', env.LOG_LEVEL), abortOnError: false, bodyParser: false },
  );
  serveOpenApi(app, catalogue);
  await app.listen(env.HTTP_PORT, env.HTTP_HOST);
  relay.start();
  return {
    url: await app.getUrl(),
    failure: bus.refused,
    stop: async () => stop(app, relay, bus, orm),
  };
}

async function connect(env: GatewayEnv): Promise<{ orm: MikroORM; bus: Bus }> {
  const orm = await createOrm({ url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE });
  try {
    await assertSchemaCurrent(orm);
    const bus = await connectBus({
      servers: env.NATS_URL,
      name: 'gateway',
      user: env.NATS_USER,
      password: env.NATS_PASSWORD,
    });
    return { orm, bus };
  } catch (error) {
    await orm.close(true);
    throw error;
  }
}

/** Takes no more requests and answers those in hand; then lets go of what they needed. */
async function stop(
  app: NestFastifyApplication,
  relay: OutboxRelay,
  bus: Bus,
  orm: MikroORM,
): Promise<void> {
  await close(app);
  await relay.stop();
  await drain(bus);
  await orm.close();
}

/** A client that does not take its answer must not keep the process: its connection is cut after 10 seconds. */
async function close(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
  await app.close();
  clearTimeout(timer);
}

/** A broker that is away at the end must not keep the process: what it is owed is in the outbox. */
async function drain({ connection }: Bus): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, DRAIN_TIMEOUT_MS)));
  await Promise.race([connection.drain().catch(() => undefined), late]);
  clearTimeout(timer);
  await connection.close();
}
