import type { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';

/** A connection of the driver's pool, as far as it matters here. */
interface PooledClient extends EventEmitter {
  release(destroy?: boolean): void;
}

/** By now the borrower of a dead connection knows that it is dead, and has returned it if it ever does. */
const GIVEN_BACK_MS = 1_000;

const logger = new Logger('Database');

/**
 * Returns connections to their pool that died while they were checked out. The query builder keeps a connection whose
 * transaction can be neither committed nor rolled back: each outage of the database in the middle of a transaction would
 * take one connection from the pool for ever, until none is left and every query waits.
 *
 * Needs of the driver: pg-pool emits `connect`, `acquire` and `release` with the client, whose `release(true)` removes it from the
 * pool; a client emits `end` when its connection is gone. A client without `release` is left to the driver, with a warning.
 */
export function returnDeadConnections(pool: EventEmitter): void {
  const checkedOut = new Set<PooledClient>();
  pool.on('acquire', (client: PooledClient) => checkedOut.add(client));
  pool.on('release', (_error: unknown, client: PooledClient) => checkedOut.delete(client));
  pool.on('connect', (client: PooledClient) => {
    client.once('end', () => {
      if (!checkedOut.has(client)) return;
      setTimeout(() => {
        if (!checkedOut.has(client)) return;
        if (typeof client.release !== 'function') {
          logger.warn({ event: 'database.patch_not_applied', patch: 'dead-connections' });
          return;
        }
        logger.warn({ event: 'database.dead_connection_returned' });
        client.release(true);
      }, GIVEN_BACK_MS).unref();
    });
  });
}
