import { AuthorizationError, UserAuthenticationExpiredError } from '@nats-io/transport-node';
import type { NatsConnection, Status } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { watchDenials } from './connection-watch.js';

/** The broker refuses this process's credentials, twice in a row: waiting does not mend them. */
export class CredentialsRefusedError extends Error {
  override readonly name = 'CredentialsRefusedError';

  /** @param cause what the broker said. */
  constructor(cause: Error) {
    super(
      `the broker refuses NATS_USER and NATS_PASSWORD, or the key of NATS_NKEY_FILE (${cause.message}): correct them, or give the user back, and start this process again`,
      { cause },
    );
  }
}

const logger = new Logger('Bus');

/** One may be a server that is just being notified of a change of its users; two in a row are no accident. */
const REFUSALS = 2;
const WARN_EVERY_MS = 10_000;
const KIND_TOKENS = 3;

/**
 * Whether the broker said no to the credentials. A server under load that gave up waiting for them has not: the client has one
 * error for both.
 */
export function isRefusal(error: unknown): error is Error {
  if (error instanceof UserAuthenticationExpiredError) return true;
  return error instanceof AuthorizationError && !/timeout/i.test(error.message);
}

/**
 * Closes a connection permanently when the broker refuses its credentials twice in a row, so that nothing waits for it any
 * more, and resolves then; never otherwise. To be used on connections that would else reconnect for ever.
 */
export function closeWhenRefused(
  connection: Pick<NatsConnection, 'status' | 'close'>,
): Promise<CredentialsRefusedError> {
  return new Promise((resolve) => {
    void untilRefused(connection.status()).then(async (cause) => {
      if (cause === null) return;
      const error = new CredentialsRefusedError(cause);
      logger.error({ event: 'bus.credentials_refused', error: error.message });
      await connection.close();
      resolve(error);
    });
  });
}

/** What the broker said at last; null when the connection is closed before. */
async function untilRefused(changes: AsyncIterable<Status>): Promise<Error | null> {
  let refusals = 0;
  for await (const change of changes) {
    if (change.type === 'reconnect') refusals = 0;
    if (change.type !== 'error' || !isRefusal(change.error)) continue;
    refusals += 1;
    if (refusals === REFUSALS) return change.error;
  }
  return null;
}

/** Logs permission violations: a publisher that asks for no reply is not notified otherwise. */
export function logViolations(connection: Pick<NatsConnection, 'status'>): void {
  const saidAt = new Map<string, number>();
  watchDenials(connection, ({ operation, subject }) => {
    // Inboxes and ids make ever new subjects: one word for each kind is enough.
    const kind = `${operation} ${subject.split('.').slice(0, KIND_TOKENS).join('.')}`;
    if (performance.now() - (saidAt.get(kind) ?? -Infinity) < WARN_EVERY_MS) return;
    saidAt.set(kind, performance.now());
    logger.error({ event: 'bus.not_permitted', operation, subject });
  });
}
