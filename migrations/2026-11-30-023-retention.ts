import { DeclaredMigration } from './declared-migration.js';

/**
 * Whose answers are erased, and the hash that stays of each. It only adds: services of before go on, and erase nothing. A job's own
 * retention is computed from its specification.
 */
export class Retention extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-30-023-retention',
    needs: '2026-11-30-016-lane-ceilings',
  };

  protected override change(): void {
    this.addSql(`create table "job_erasures" (
      "id" bigserial primary key,
      "job_id" varchar(128) not null,
      "cause" text not null constraint "job_erasures_cause_check" check ("cause" in ('command', 'policy')),
      "requested_by" varchar(200) not null,
      "reason" varchar(1000) null,
      "retention_days" int null,
      "requested_at" timestamptz(6) not null default now(),
      "erased_up_to" bigint not null default '0',
      "answers" bigint not null default '0',
      "erased_at" timestamptz(6) null,
      "late" bigint not null default '0',
      "is_due" boolean not null default true,
      constraint "idx_job_erasures_job" unique ("job_id")
    )`);
    this.addSql(`create index "idx_job_erasures_due" on "job_erasures" ("id") where "is_due"`);
    this.addSql(`insert into "log_positions" ("source", "position") values ('job_erasures', 0)`);
    this.addSql(`alter table "executions" add column "answer_sha256" varchar(64) null`);
    this.addSql(`alter table "jobs" add column "retention_days" int
      generated always as (((spec ->> 'retentionDays'::text))::int) stored`);
  }

  protected override undo(): void {
    this.addSql(`alter table "jobs" drop column "retention_days"`);
    this.addSql(`alter table "executions" drop column "answer_sha256"`);
    this.addSql(`delete from "log_positions" where "source" = 'job_erasures'`);
    this.addSql(`drop table "job_erasures"`);
  }
}
