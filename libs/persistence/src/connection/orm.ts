import type { EventEmitter } from 'node:events';
import { migrations } from '@beacon/migrations';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Options } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { DatabaseStorage, setStorage } from './database-storage.js';
import { returnDeadConnections } from '../client-patches/dead-connections.js';
import { entities } from '../entities/index.js';
import { MIGRATIONS_TABLE } from '../schema/schema-state.js';

const databaseLogger = new Logger('Database');
/** Longer than any transaction of ours waits for the broker. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/** How to reach the database. */
export interface DatabaseOptions {
  /** Such as `postgresql://user:password@127.0.0.1:5432/beacon`. */
  readonly url: string;
  /** Connections of this process, at most. @default 10 */
  readonly poolSize?: number | undefined;
}

/**
 * The ORM's options.
 * @param storage is told what the server reports on any connection.
 */
export function ormOptions(
  { url, poolSize = 10 }: DatabaseOptions,
  storage: DatabaseStorage,
): Options {
  return {
    clientUrl: url,
    entities,
    extensions: [Migrator],
    pool: { min: 0, max: poolSize },
    driverOptions: {
      keepAlive: true,
      onPoolCreated: (pool: EventEmitter) => {
        returnDeadConnections(pool);
        storage.watch(pool);
      },
      // A client that is stopped or cut off in the middle of a transaction must not hold its locks forever.
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    },
    // The ORM's own logger writes plain text to standard output, where every line is one JSON object.
    logger: (message) => databaseLogger.warn({ event: 'database.notice', message }),
    colors: false,
    migrations: {
      tableName: MIGRATIONS_TABLE,
      migrationsList: migrations,
      snapshot: false,
      silent: true,
      transactional: true,
    },
  };
}

/** Opens the ORM outside of Nest. No connection is made before the first query. */
export async function createOrm(options: DatabaseOptions): Promise<MikroORM> {
  const storage = new DatabaseStorage();
  const orm = await MikroORM.init(ormOptions(options, storage));
  setStorage(orm, storage);
  return orm;
}
