import { natsEnv } from '@beacon/config';
import { embeddedAccess } from '@beacon/stack';
import type { Environment } from '@beacon/stack';
import { RefusalError, UsageError } from '../refusal.error.js';
import { notedStack } from '../gateway/running-stack.js';
import type { NotedStack } from '../gateway/running-stack.js';

const VARIABLE = 'BEACON_NATS_URL';

/** Where the broker is, and the variables by which a tap connects to it. */
export interface BrokerAddress {
  readonly address: string;
  readonly env: Environment;
}

/**
 * The address of the broker: the one given (`--nats`, BEACON_NATS_URL), else that of the stack that `beacon up` runs, whose
 * identity for taps is used then.
 * @throws UsageError when it is no address of a broker, or holds credentials; RefusalError when there is none.
 */
export async function brokerAddress(given: string | undefined): Promise<BrokerAddress> {
  const running = given === undefined ? notedStack() : stackAt(given);
  if (running?.nats) return { address: running.nats, env: await envOf(running) };
  if (given !== undefined) return { address: checkedAddress(given), env: process.env };
  throw new RefusalError(
    `No broker is known: start a stack with \`beacon up\`, or name one by --nats or ${VARIABLE}.`,
  );
}

/** The running stack, where it is the one that was named. */
function stackAt(address: string): NotedStack | null {
  const stack = notedStack();
  return stack !== null && stack.nats === address ? stack : null;
}

async function envOf({ folder }: NotedStack): Promise<Environment> {
  return { ...process.env, ...(await embeddedAccess(folder))?.environment('tap') };
}

/** The value itself is not shown: it may hold a password. */
function checkedAddress(address: string): string {
  const result = natsEnv.shape.NATS_URL.safeParse(address);
  if (result.success) return result.data;
  throw new UsageError(
    `--nats, or ${VARIABLE}, must be nats://host:port or tls://host:port, with credentials in NATS_USER and NATS_NKEY_FILE, or NATS_PASSWORD.`,
  );
}
