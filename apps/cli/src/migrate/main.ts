import { loadEnv } from '@beacon/config';
import { SchemaAheadError, createOrm, schemaState } from '@beacon/persistence';
import type { SchemaState } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { startPostgres } from '@beacon/stack';
import { migrateEnv } from './environment.js';

/** `migrate <command>`: brings a database's schema to where the code is, or back. */

const USAGE = `usage: npm run migrate -- <command>
  up       apply every pending migration
  down     undo the newest migration
  status   list applied and pending migrations
  check    exit 1 when entities and migrations disagree, or migrations are pending
  diff     print the SQL that would make the schema equal to the entities

A database that a newer version has migrated is not taken back by an older one: down and diff refuse it, check fails, and up
does so unless the newer migrations let services of this version go on. All name what is newer.

The database is that of DATABASE_URL; with --embedded, a fresh private one on which every migration was applied.`;

const commands: Readonly<Record<string, Command>> = {
  up: async (orm) => {
    const { incompatible, newestKnown } = await schemaState(orm);
    if (incompatible.length > 0) throw new SchemaAheadError(incompatible, newestKnown);
    const applied = await orm.migrator.up();
    return report({ applied: applied.map(({ name }) => name) });
  },
  down: async (orm) => {
    // The newest migration is of another version, which alone knows how to undo it.
    refuseNewer(await schemaState(orm));
    const undone = await orm.migrator.down();
    return report({ undone: undone.map(({ name }) => name) });
  },
  status: async (orm) => {
    const applied = await orm.migrator.getExecuted();
    const pending = await orm.migrator.getPending();
    return report({
      applied: applied.map(({ name }) => name),
      pending: pending.map(({ name }) => name),
      unknown: unknownTo(await schemaState(orm)),
    });
  },
  check: async (orm) => {
    // A difference from these entities would be the newer migrations, taken back.
    refuseNewer(await schemaState(orm));
    const pending = await orm.migrator.getPending();
    const diff = (await orm.schema.getUpdateSchemaSQL({ wrap: false })).trim();
    report({ pending: pending.map(({ name }) => name), diff });
    return pending.length === 0 && diff === '';
  },
  diff: async (orm) => {
    refuseNewer(await schemaState(orm));
    process.stdout.write(await orm.schema.getUpdateSchemaSQL({ wrap: false }));
    return true;
  },
};

function unknownTo({ compatible, incompatible }: SchemaState): readonly string[] {
  return [...compatible, ...incompatible].map(({ name }) => name);
}

/** @throws SchemaAheadError for a database with any migration that this version does not know. */
function refuseNewer({ compatible, incompatible, newestKnown }: SchemaState): void {
  const unknown = [...compatible, ...incompatible];
  if (unknown.length > 0) throw new SchemaAheadError(unknown, newestKnown);
}

function report(facts: Readonly<Record<string, unknown>>): true {
  process.stdout.write(`${JSON.stringify(facts)}\n`);
  return true;
}

async function main(): Promise<number> {
  const command = commands[process.argv[2] ?? ''];
  if (!command) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  return process.argv.includes('--embedded')
    ? onEmbeddedDatabase(command)
    : onDatabase(loadEnv(migrateEnv, process.env).DATABASE_URL, command);
}

type Command = (orm: MikroORM) => Promise<boolean>;

async function onDatabase(url: string, command: Command): Promise<number> {
  const orm = await createOrm({ url, poolSize: 2 });
  try {
    return (await command(orm)) ? 0 : 1;
  } finally {
    await orm.close();
  }
}

async function onEmbeddedDatabase(command: Command): Promise<number> {
  const postgres = await startPostgres({ durable: false });
  try {
    return await onDatabase(postgres.ready.url, async (orm) => {
      await orm.migrator.up();
      return command(orm);
    });
  } finally {
    await postgres.stop();
  }
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`migrate: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
