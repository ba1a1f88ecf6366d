import { PermissionViolationError } from '@nats-io/transport-node';
import type { NatsConnection, Status } from '@nats-io/transport-node';

/** A connection was lost, or is there again. */
export type ConnectionChange = 'lost' | 'back';

const CHANGES: ReadonlyMap<string, ConnectionChange> = new Map([
  ['disconnect', 'lost'],
  ['reconnect', 'back'],
]);

/** Tells each change of a connection until it is closed. */
export function watchConnection(
  connection: Pick<NatsConnection, 'status'>,
  tell: (change: ConnectionChange) => void,
): void {
  void follow(connection.status(), tell);
}

async function follow(
  changes: AsyncIterable<{ readonly type: string }>,
  tell: (change: ConnectionChange) => void,
): Promise<void> {
  for await (const { type } of changes) {
    const change = CHANGES.get(type);
    if (change !== undefined) tell(change);
  }
}

/** What the broker did not permit. */
export type Denial = Pick<PermissionViolationError, 'operation' | 'subject'>;

/** Tells each message and subscription of a connection that the broker does not permit, until it is closed. */
export function watchDenials(
  connection: Pick<NatsConnection, 'status'>,
  tell: (denial: Denial) => void,
): void {
  void followDenials(connection.status(), tell);
}

async function followDenials(
  changes: AsyncIterable<Status>,
  tell: (denial: Denial) => void,
): Promise<void> {
  for await (const change of changes) {
    if (change.type === 'error' && change.error instanceof PermissionViolationError) {
      tell(change.error);
    }
  }
}
