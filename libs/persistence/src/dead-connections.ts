import type { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';

/** A connection of the driver's pool, as far as it matters here. */
interface PooledClient extends EventEmitter {
  release(destroy?: boolean): void;
}

/** By now whoever has a dead connection in hand knows that it is dead, and has given it back if it ever does. */
const GIVEN_BACK_MS = 1_000;

const logger = new Logger('Database');

/**
 * Gives connections back to their pool that died in somebody's hands. The query builder keeps a connection whose
 * transaction can be neither committed nor rolled back: each outage of the database in the middle of a transaction would
 * take one connection from the pool for ever, until none is left and every query waits.
 */
export function returnDeadConnections(pool: EventEmitter): void {
  const inHand = new Set<PooledClient>();
  pool.on('acquire', (client: PooledClient) => inHand.add(client));
  pool.on('release', (_error: unknown, client: PooledClient) => inHand.delete(client));
  pool.on('connect', (client: PooledClient) => {
    client.once('end', () => {
      if (!inHand.has(client)) return;
      setTimeout(() => {
        if (!inHand.has(client)) return;
        logger.warn({ event: 'database.dead_connection_returned' });
        client.release(true);
      }, GIVEN_BACK_MS).unref();
    });
  });
}
