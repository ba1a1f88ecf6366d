import { migrations } from '@beacon/migrations';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, defineConfig } from '@mikro-orm/postgresql';
import { entities } from './entities/index.js';
import { SchemaBehindError } from './schema-behind.error.js';

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
      migrations: {
        tableName: 'schema_migrations',
        migrationsList: migrations,
        snapshot: false,
        transactional: true,
      },
    }),
  );
}

/**
 * Refuses a database whose schema is behind this code.
 * @throws SchemaBehindError naming the missing migrations and the command that applies them.
 */
export async function assertSchemaCurrent(orm: MikroORM): Promise<void> {
  const pending = await orm.migrator.getPending();
  if (pending.length > 0) throw new SchemaBehindError(pending.map(({ name }) => name));
}
