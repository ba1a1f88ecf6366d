import { DeclaredMigration } from './declared-migration.js';

/**
 * Imported answers wait here for the recorder. One of before would take their cells for missing ones, and record them as failed: it is
 * stopped first.
 */
export class ImportedAnswers extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-30-014-imported-answers',
    needs: '2026-11-30-014-imported-answers',
  };

  protected override change(): void {
    this.addSql(`create table "imported_answers" (
      "job_id" varchar(128) not null,
      "region" varchar(40) not null,
      "position" bigint not null,
      "row" jsonb not null,
      primary key ("job_id", "region", "position")
    )`);
  }

  protected override undo(): void {
    this.addSql(`drop table "imported_answers"`);
  }
}
