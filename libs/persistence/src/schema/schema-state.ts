import { migrations } from '@beacon/migrations';
import type { MikroORM } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

export const MIGRATIONS_TABLE = 'schema_migrations';
const COMPATIBILITY_TABLE = 'schema_compatibility';

/** A migration that the database has, and this code does not know. */
export interface UnknownMigration {
  readonly name: string;
  /** The newest migration that a service must know to run beside it; null when it does not say. */
  readonly needs: string | null;
}

/** How a database's schema and this code stand to each other. */
export interface SchemaState {
  /** Migrations of this code that the database lacks, oldest first. */
  readonly missing: readonly string[];
  /** Of those that this code does not know, the ones on which it may run. */
  readonly compatible: readonly UnknownMigration[];
  /** And those on which it must not. */
  readonly incompatible: readonly UnknownMigration[];
  /** The last migration of this code. */
  readonly newestKnown: string;
  /** The last migration that the database has; null when it has none. */
  readonly newestApplied: string | null;
}

/**
 * Looks at a database's migrations. Only reads: the migrator's own look would create what is missing, and services that start
 * together on a new database would race for it.
 */
export async function schemaState(orm: MikroORM): Promise<SchemaState> {
  const names = migrations.map(({ name }) => name);
  const known = new Set(names);
  const applied = await appliedMigrations(orm);
  const unknown = [...applied].filter((name) => !known.has(name));
  const needs = unknown.length === 0 ? new Map<string, string>() : await declaredNeeds(orm);
  const told = unknown.map((name) => ({ name, needs: needs.get(name) ?? null }));
  const mayRun = (migration: UnknownMigration): boolean =>
    migration.needs !== null && known.has(migration.needs);
  return {
    missing: names.filter((name) => !applied.has(name)),
    compatible: told.filter(mayRun),
    incompatible: told.filter((migration) => !mayRun(migration)),
    newestKnown: newestMigration(),
    newestApplied: [...applied].at(-1) ?? null,
  };
}

async function appliedMigrations(orm: MikroORM): Promise<ReadonlySet<string>> {
  if (!(await hasTable(orm, MIGRATIONS_TABLE))) return new Set();
  const rows = await runStatement<{ name: string }>(
    orm.em.fork(),
    `select name from ${MIGRATIONS_TABLE} order by id`,
  );
  return new Set(rows.map(({ name }) => name));
}

async function declaredNeeds(orm: MikroORM): Promise<ReadonlyMap<string, string>> {
  if (!(await hasTable(orm, COMPATIBILITY_TABLE))) return new Map();
  const rows = await runStatement<{ migration: string; needs: string }>(
    orm.em.fork(),
    `select migration, needs from ${COMPATIBILITY_TABLE}`,
  );
  return new Map(rows.map(({ migration, needs }) => [migration, needs]));
}

async function hasTable(orm: MikroORM, name: string): Promise<boolean> {
  const [table] = await runStatement<{ known: boolean }>(
    orm.em.fork(),
    'select to_regclass($1) is not null as known',
    [name],
  );
  return table?.known === true;
}

/** The last migration of this code. */
export function newestMigration(): string {
  return migrations.at(-1)?.name ?? 'none';
}
