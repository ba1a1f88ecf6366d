import { migrations } from '@beacon/migrations';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, defineConfig } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { returnDeadConnections } from './dead-connections.js';
import { entities } from './entities/index.js';
import { SchemaBehindError } from './schema-behind.error.js';

const databaseLogger = new Logger('Database');
/** Longer than any transaction of ours waits for the broker. */
const IDLE_IN_TRANSACTION_MS = 60_000;
const MIGRATIONS_TABLE = 'schema_migrations';

/** How to reach the database. */
export interface DatabaseOptions {
  /** Such as `postgresql://user:password@127.0.0.1:5432/beacon`. */
  readonly url: string;
  /** Connections of this process, at most. @default 10 */
  readonly poolSize?: number | undefined;
}

/** Opens the ORM. No connection is made before the first query. */
export async function createOrm({ url, poolSize = 10 }: DatabaseOptions): Promise<MikroORM> {
  return MikroORM.init(
    defineConfig({
      clientUrl: url,
      entities,
      extensions: [Migrator],
      pool: { min: 0, max: poolSize },
      driverOptions: {
        keepAlive: true,
        onPoolCreated: returnDeadConnections,
        // Whoever is stopped or cut off in the middle of a transaction must not hold its locks for ever.
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
    }),
  );
}

/**
 * Refuses a database whose schema is behind this code. Only reads: the migrator's own look would create what is missing,
 * and services that start together on a new database would race for it.
 * @throws SchemaBehindError naming the missing migrations and the command that applies them.
 */
export async function assertSchemaCurrent(orm: MikroORM): Promise<void> {
  const applied = await appliedMigrations(orm);
  const missing = migrations.map(({ name }) => name).filter((name) => !applied.has(name));
  if (missing.length > 0) throw new SchemaBehindError(missing);
}

async function appliedMigrations(orm: MikroORM): Promise<ReadonlySet<string>> {
  const em = orm.em.fork();
  const [table] = await em.execute<{ known: boolean }[]>(
    'select to_regclass(?) is not null as known',
    [MIGRATIONS_TABLE],
  );
  if (table?.known !== true) return new Set();
  const rows = await em.execute<{ name: string }[]>(`select name from ${MIGRATIONS_TABLE}`);
  return new Set(rows.map(({ name }) => name));
}
