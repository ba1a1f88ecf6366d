import { DeclaredMigration } from './declared-migration.js';

/** The executor's signature of each result. It only adds: services of before go on, and store none. */
export class SignedResults extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-30-018-signed-results',
    needs: '2026-11-30-016-lane-ceilings',
  };

  protected override change(): void {
    this.addSql(`alter table "executions" add column "signed" jsonb null`);
  }

  protected override undo(): void {
    this.addSql(`alter table "executions" drop column "signed"`);
  }
}
