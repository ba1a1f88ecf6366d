import { natsEnv } from '@beacon/config';
import { RefusalError, UsageError } from '../refusal.error.js';
import { notedStack } from '../gateway/running-stack.js';

const VARIABLE = 'BEACON_NATS_URL';

/**
 * The address of the broker: the one given (`--nats`, BEACON_NATS_URL), else that of the stack that `beacon up` runs.
 * @throws UsageError when it is no address of a broker, or holds credentials; RefusalError when there is none.
 */
export function brokerAddress(given: string | undefined): string {
  if (given !== undefined) return checkedAddress(given);
  const running = notedStack()?.nats ?? null;
  if (running !== null) return running;
  throw new RefusalError(
    `No broker is known: start a stack with \`beacon up\`, or name one by --nats or ${VARIABLE}.`,
  );
}

/** The value itself is not shown: it may hold a password. */
function checkedAddress(address: string): string {
  const result = natsEnv.shape.NATS_URL.safeParse(address);
  if (result.success) return result.data;
  throw new UsageError(
    `--nats, or ${VARIABLE}, must be nats://host:port or tls://host:port, with credentials in NATS_USER and NATS_PASSWORD.`,
  );
}
