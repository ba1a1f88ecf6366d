import { DeclaredMigration } from './declared-migration.js';

/**
 * What a list of jobs shows and searches stands beside the specification, which may be of megabytes: its name, and how much it
 * asks. Jobs can be archived. Versions of before write jobs as they did: the database computes the new columns.
 */
export class JobList extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-29-012-job-list',
    needs: '2026-11-29-010-last-calls',
  };

  protected override change(): void {
    this.addSql(`alter table "jobs"
      add column "archived_at" timestamptz(6) null,
      add column "name" text generated always as (((spec -> 'benchmark'::text) ->> 'name'::text)) stored,
      add column "question_count" int generated always as (jsonb_array_length((spec -> 'questions'::text))) stored,
      add column "repeats" bigint generated always as (((spec ->> 'repeats'::text))::bigint) stored`);
    this.addSql(
      `create index "idx_jobs_archived" on "jobs" ("created_at", "id") where "archived_at" is not null`,
    );
  }

  protected override undo(): void {
    this.addSql(`drop index "idx_jobs_archived"`);
    this.addSql(`alter table "jobs" drop column "archived_at", drop column "name",
      drop column "question_count", drop column "repeats"`);
  }
}
