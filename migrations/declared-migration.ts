import { Migration } from '@mikro-orm/migrations';

/** Which services may run on the schema that a migration makes. */
export interface Declaration {
  /** Name of the migration, as the list has it. */
  readonly migration: string;
  /**
   * The newest migration that a service must know to read and write this schema rightly. An older one for a change that only
   * adds (tables, indexes, columns with a default or without a value): services of before go on running while new ones
   * come. The migration itself, where services of before would fail or write wrongly: they are stopped first.
   */
  readonly needs: string;
}

/** A migration that writes its declaration in the transaction that changes the schema, and takes it back with it. */
export abstract class DeclaredMigration extends Migration {
  protected abstract readonly declaration: Declaration;

  /** Adds the statements of the change. */
  protected abstract change(): void;

  /** Adds those that take it back. */
  protected abstract undo(): void;

  override up(): void {
    this.change();
    const { migration, needs } = this.declaration;
    this.addSql(
      `insert into "schema_compatibility" ("migration", "needs") values (${quoted(migration)}, ${quoted(needs)})`,
    );
  }

  override down(): void {
    this.addSql(
      `delete from "schema_compatibility" where "migration" = ${quoted(this.declaration.migration)}`,
    );
    this.undo();
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
