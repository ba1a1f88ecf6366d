import type { UnknownMigration } from './schema-state.js';

/** The database has migrations of a newer version, on which this code must not run. */
export class SchemaAheadError extends Error {
  override readonly name = 'SchemaAheadError';

  /**
   * @param unknown migrations that stand in the way
   * @param newestKnown the last migration of this build
   */
  constructor(
    readonly unknown: readonly UnknownMigration[],
    readonly newestKnown: string,
  ) {
    super(
      `the database is newer than this build, which knows migrations up to ${newestKnown}: it has ${unknown.map(told).join(', ')}; ` +
        `start the version that brought them, or take them back with its 'npm run migrate -- down'`,
    );
  }
}

function told({ name, needs }: UnknownMigration): string {
  return needs === null || needs === name ? name : `${name} (for versions that know ${needs})`;
}
