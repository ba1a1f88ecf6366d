import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { clientOptions } from '@beacon/bus';
import { busOptions, loadEnv, natsEnv } from '@beacon/config';
import type { Environment } from '@beacon/config';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';

/** A connection to the broker with the client library's own parts and nothing around them. */
export interface BareBroker {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
}

/** Connects to the broker by the services' variables; options are those of the services where they cost time. */
export async function connectBare(env: Environment): Promise<BareBroker> {
  const login = { ...busOptions(loadEnv(natsEnv, env)), name: 'bare' };
  const options = clientOptions(login, () => undefined);
  const connection = await connect({ ...options, noAsyncTraces: true });
  return {
    connection,
    client: jetstream(connection),
    manager: await jetstreamManager(connection, { checkAPI: false }),
  };
}

/**
 * Reads a variable of the environment.
 * @throws Error when it is not set.
 */
export function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}

/** Says something to the bench, as a line of JSON. */
export function tell(event: string, facts: Readonly<Record<string, unknown>> = {}): void {
  process.stdout.write(`${JSON.stringify({ event, at: Date.now(), ...facts })}\n`);
}
