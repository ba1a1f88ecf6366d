import { createOrm, runStatement, schemaState } from '@beacon/persistence';
import type { SchemaState } from '@beacon/persistence';
import { backUpPostgres, megabytes } from '@beacon/stack';
import type { DataFolder, StartedDatabase } from '@beacon/stack';
import { packageVersion } from '../program/version.js';
import { RefusalError } from '../refusal.error.js';

interface Found {
  readonly schema: SchemaState;
  /** Whether it holds tables of somebody else. */
  readonly isForeign: boolean;
}

/**
 * Looks at the database before it is migrated: an older one is backed up, a newer one refused.
 * @throws RefusalError for a newer one, or one that is not Beacon's; DataFolderError when there is no room for a backup.
 */
export async function prepareData(
  folder: DataFolder,
  database: StartedDatabase,
  tell: (text: string) => void,
): Promise<void> {
  const { schema, isForeign } = await lookAt(database.url);
  refuseNewer(folder, schema);
  if (schema.missing.length === 0) return;
  if (schema.newestApplied !== null) return await beforeMigration(folder, database, schema, tell);
  if (isForeign) {
    throw new RefusalError(
      'The database that DATABASE_URL names holds tables, and none of Beacon: name one of its own, or unset the variable to use the embedded one.',
    );
  }
}

async function lookAt(url: string): Promise<Found> {
  const orm = await createOrm({ url, poolSize: 1 });
  try {
    const schema = await schemaState(orm);
    const [row] = await runStatement<{ tables: number }>(
      orm.em.fork(),
      `select count(*)::int as tables from pg_tables where schemaname = current_schema()`,
    );
    return { schema, isForeign: schema.newestApplied === null && (row?.tables ?? 0) > 0 };
  } finally {
    await orm.close();
  }
}

/** A newer schema is refused even where services of this version could run on it beside newer ones: nothing newer runs here. */
function refuseNewer(
  { path, facts }: DataFolder,
  { compatible, incompatible, newestKnown }: SchemaState,
): void {
  const newer = [...compatible, ...incompatible].map(({ name }) => name);
  if (newer.length === 0) return;
  const by = facts.beacon === null ? 'a newer Beacon' : `Beacon ${facts.beacon}`;
  throw new RefusalError(
    `The data is newer than this Beacon ${packageVersion()}, which knows its schema up to ${newestKnown}: it has ${newer.join(', ')}, and was last used by ${by}. ` +
      `Start it with that version or a newer one, or put back a backup from before (${path}/backups; see "Going back" in docs/install.md). Nothing was changed.`,
  );
}

async function beforeMigration(
  folder: DataFolder,
  { whileStopped }: StartedDatabase,
  { missing, newestApplied }: SchemaState,
  tell: (text: string) => void,
): Promise<void> {
  tell(`the data is of an older version (${newestApplied}): ${missing.length} migration(s) to do`);
  if (whileStopped === null) {
    tell('the database is that of DATABASE_URL: it is migrated without a backup of ours');
    return;
  }
  await whileStopped(async () => {
    const note = { beacon: folder.facts.beacon, schema: newestApplied };
    const { path, bytes, removed } = await backUpPostgres(folder.path, note);
    tell(`backed up to ${path} (${megabytes(bytes)})`);
    for (const old of removed) tell(`removed the old backup ${old}`);
  });
  tell(`migrating to ${missing.at(-1)}`);
}
