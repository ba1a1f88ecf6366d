import type { NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';

/** What the client's connection has inside, and does not export. */
interface Writer {
  /** Writes what was published since the last write. */
  flushPending(): void;
  readonly outbound: { size(): number };
  /** Bytes that are written at once. */
  readonly pendingLimit: number;
}

const logger = new Logger('Bus');

/**
 * Makes a connection write once for all that is published in one turn of the event loop. The client writes at the end of the
 * microtask in which the first of it was published: a process that handles many messages at once then makes a system call, and
 * causes the broker a read, for nearly each of them. A quarter of a busy executor's time went there. Nothing is sent later than at
 * the end of the turn, in the same order as before, and large amounts as soon as they are large.
 *
 * Needs of the client: `connection.protocol.flushPending` is called whenever something was added to `protocol.outbound`, may be
 * called later than that, and writes everything that is there. A client that looks otherwise is left as it is, with a warning.
 */
export function coalesceWrites(connection: NatsConnection): void {
  const { protocol } = connection as NatsConnection & { readonly protocol?: Partial<Writer> };
  if (!isWriter(protocol)) {
    logger.warn({ event: 'bus.patch_not_applied', patch: 'coalesce-writes' });
    return;
  }
  const write = protocol.flushPending.bind(protocol);
  let isDue = false;
  protocol.flushPending = () => {
    if (protocol.outbound.size() >= protocol.pendingLimit) return write();
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      write();
    });
  };
}

function isWriter(protocol: Partial<Writer> | undefined): protocol is Writer {
  return (
    typeof protocol?.flushPending === 'function' &&
    typeof protocol.outbound?.size === 'function' &&
    typeof protocol.pendingLimit === 'number'
  );
}
