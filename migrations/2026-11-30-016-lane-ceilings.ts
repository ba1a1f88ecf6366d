import { DeclaredMigration } from './declared-migration.js';

/** What operators allow a lane at most. It only adds: services of before go on, and do not know of a ceiling. */
export class LaneCeilings extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-30-016-lane-ceilings',
    needs: '2026-11-30-015-series',
  };

  protected override change(): void {
    this.addSql(`alter table "lanes" add column "limit_ceiling" int null`);
  }

  protected override undo(): void {
    this.addSql(`alter table "lanes" drop column "limit_ceiling"`);
  }
}
