import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { SchemaAheadError } from './schema-ahead.error.js';
import { SchemaBehindError } from './schema-behind.error.js';
import { schemaState } from './schema-state.js';

const logger = new Logger('Database');

/**
 * Refuses a database on whose schema this code must not run. One that has newer migrations is taken where each of them says that
 * services like this one may go on, and that is logged: so old replicas can restart while new ones roll out.
 * @throws SchemaAheadError naming what is newer, SchemaBehindError naming what is missing; both say what to do.
 */
export async function assertSchemaCurrent(orm: MikroORM): Promise<void> {
  const { missing, compatible, incompatible, newestKnown } = await schemaState(orm);
  // First: who is behind is told to migrate, and that must not be done with a build that is older than the database.
  if (incompatible.length > 0) throw new SchemaAheadError(incompatible, newestKnown);
  if (missing.length > 0) throw new SchemaBehindError(missing);
  if (compatible.length === 0) return;
  logger.warn({
    event: 'schema.newer',
    unknown: compatible.map(({ name }) => name),
    newestKnown,
  });
}
