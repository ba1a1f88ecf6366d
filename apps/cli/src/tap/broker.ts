import { connectBus, CredentialsRefusedError, EventStream } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { busOptions, loadEnv, natsEnv } from '@beacon/config';
import { streams } from '@beacon/contracts';
import { RefusalError } from '../refusal.error.js';
import type { BrokerAddress } from './broker-address.js';

/** No broker is there, or none with Beacon's events. */
export class BrokerAwayError extends Error {
  override readonly name = 'BrokerAwayError';
  /** Told by its message: a stack would tell nothing more. */
  readonly code = 'BROKER';
}

/**
 * Connects to the broker as the services do, with their variables: those of the environment, or those of the running stack.
 * @throws BrokerAwayError when none is there; RefusalError when it refuses the credentials.
 */
export async function connectTap({ address, env }: BrokerAddress): Promise<Bus> {
  const access = busOptions(loadEnv(natsEnv, { ...env, NATS_URL: address }));
  try {
    return await connectBus({ ...access, name: 'tap' });
  } catch (cause) {
    if (cause instanceof CredentialsRefusedError) throw new RefusalError(cause.message, { cause });
    throw new BrokerAwayError(
      `${address} does not answer as a broker does: is one there? Start a stack with \`beacon up\`, or name another by --nats or BEACON_NATS_URL.`,
      { cause },
    );
  }
}

/**
 * The stream of events.
 * @throws BrokerAwayError when the broker has none, or this user may not read it.
 */
export async function streamOf(bus: Bus): Promise<EventStream> {
  const stream = new EventStream(bus);
  try {
    await stream.ends();
    return stream;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BrokerAwayError(
      `The broker has no ${streams.events}, or this user may not read it (${reason}). Services make it when they start.`,
      { cause },
    );
  }
}
