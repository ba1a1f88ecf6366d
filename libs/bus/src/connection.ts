import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';

/** How to reach the broker. */
export interface BusOptions {
  /** Such as `nats://127.0.0.1:4222`. */
  readonly servers: string;
  /** Name shown by the broker's monitoring. */
  readonly name: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

/** A connection with its JetStream client and manager. */
export interface Bus {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
}

const API_TIMEOUT_MS = 5_000;
const DRAIN_LIMIT_MS = 3_000;

/**
 * Connects to the broker and stays connected: it reconnects for ever, because the services outlive a broker's restart.
 * @throws Error when the first connection fails within the client's time limit.
 */
export async function connectBus(options: BusOptions): Promise<Bus> {
  const connection = await connect({
    servers: options.servers,
    name: options.name,
    user: options.user,
    pass: options.password,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    pingInterval: 20_000,
    // A stack trace for every request costs more than the request.
    noAsyncTraces: true,
  });
  const apiOptions = { timeout: API_TIMEOUT_MS, checkAPI: false };
  return {
    connection,
    client: jetstream(connection, { timeout: API_TIMEOUT_MS }),
    manager: await jetstreamManager(connection, apiOptions),
  };
}

/** Sends what is still to be sent and closes the connection. A broker that is away is waited for 3 s and no longer. */
export async function closeBus({ connection }: Pick<Bus, 'connection'>): Promise<void> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (limit = setTimeout(resolve, DRAIN_LIMIT_MS)));
  // A drain that a disconnection interrupts rejects, and leaves the connection open.
  await Promise.race([connection.drain().catch(() => undefined), late]);
  clearTimeout(limit);
  await connection.close();
}
