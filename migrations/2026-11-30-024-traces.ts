import { DeclaredMigration } from './declared-migration.js';

/**
 * The trace of a job, and when its cells were planned, published and delivered. It only adds: services of before go on, and say nothing
 * of either.
 */
export class Traces extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-30-024-traces',
    needs: '2026-11-30-016-lane-ceilings',
  };

  protected override change(): void {
    this.addSql(`alter table "jobs" add column "traceparent" varchar(55) null`);
    this.addSql(`alter table "executions"
      add column "planned_at" timestamptz(6) null,
      add column "published_at" timestamptz(6) null,
      add column "delivered_at" timestamptz(6) null,
      add column "deliveries" int null`);
  }

  protected override undo(): void {
    this.addSql(`alter table "executions"
      drop column "planned_at", drop column "published_at", drop column "delivered_at", drop column "deliveries"`);
    this.addSql(`alter table "jobs" drop column "traceparent"`);
  }
}
