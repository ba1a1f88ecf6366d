import type { NatsConnection } from '@nats-io/transport-node';

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
