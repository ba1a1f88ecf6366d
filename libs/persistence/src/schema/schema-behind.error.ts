/** The database lacks migrations that this code needs. */
export class SchemaBehindError extends Error {
  override readonly name = 'SchemaBehindError';

  constructor(readonly missing: readonly string[]) {
    super(
      `the database lacks ${missing.length} migration(s): ${missing.join(', ')}; run 'npm run migrate -- up' and start again`,
    );
  }
}
