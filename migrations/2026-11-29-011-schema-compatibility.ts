import { DeclaredMigration } from './declared-migration.js';

/**
 * Which services may run on a schema that has migrations they do not know: each migration from this one on says which migration a
 * service must know at least. A service that meets one that says nothing does not start.
 */
export class SchemaCompatibility extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-29-011-schema-compatibility',
    needs: '2026-11-29-010-last-calls',
  };

  protected override change(): void {
    this.addSql(`create table "schema_compatibility" (
      "migration" varchar(255) primary key,
      "needs" varchar(255) not null
    )`);
  }

  protected override undo(): void {
    this.addSql(`drop table "schema_compatibility"`);
  }
}
