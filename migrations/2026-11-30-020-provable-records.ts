import { DeclaredMigration } from './declared-migration.js';

/**
 * Registrations of jobs and their logs. Jobs of before have neither, and get none: what is registered afterwards is not registered. It only
 * adds: services of before go on, and accept jobs without a registration.
 */
export class ProvableRecords extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-30-020-provable-records',
    needs: '2026-11-30-016-lane-ceilings',
  };

  protected override change(): void {
    this.addSql(`create table "job_registrations" (
      "id" bigserial primary key,
      "job_id" varchar(128) not null,
      "number" int not null,
      "statement" text not null,
      "sha256" varchar(64) not null,
      "kid" varchar(16) null,
      "signature" varchar(88) null,
      "created_at" timestamptz(6) not null default now(),
      constraint "idx_job_registrations_job" unique ("job_id", "number")
    )`);
    this.#addLogs();
    this.addSql(`create table "job_seals" (
      "log_id" int not null,
      "size" bigint not null,
      "statement" text not null,
      "kid" varchar(16) null,
      "signature" varchar(88) null,
      "sealed_at" timestamptz(6) not null,
      primary key ("log_id", "size")
    )`);
    this.addSql(`alter table "series" add column "registration" jsonb null`);
  }

  protected override undo(): void {
    this.addSql(`alter table "series" drop column "registration"`);
    for (const table of ['job_seals', 'log_positions', 'log_entries', 'job_logs']) {
      this.addSql(`drop table "${table}"`);
    }
    this.addSql(`drop table "job_registrations"`);
  }

  #addLogs(): void {
    this.addSql(`create table "job_logs" (
      "id" serial primary key,
      "job_id" varchar(128) not null,
      "size" bigint not null default '0',
      "frontier" bytea not null default ''::bytea,
      "registration" varchar(64) null,
      "sealed_size" bigint not null default '0',
      "sealed_at" timestamptz(6) null,
      constraint "idx_job_logs_job" unique ("job_id")
    )`);
    this.addSql(
      `create index "idx_job_logs_unsealed" on "job_logs" ("job_id") where "size" > "sealed_size"`,
    );
    this.addSql(`create table "log_entries" (
      "log_id" int not null,
      "position" bigint not null,
      "body" text not null,
      primary key ("log_id", "position")
    )`);
    this.addSql(`create table "log_positions" (
      "source" varchar(40) primary key,
      "position" bigint not null default '0'
    )`);
    // No row of before belongs into a log: the sequencer begins after them.
    this.addSql(`insert into "log_positions" ("source", "position")
      select 'executions', coalesce(max("id"), 0) from "executions"
      union all select 'late_results', coalesce(max("id"), 0) from "late_results"
      union all select 'outcome_changes', coalesce(max("id"), 0) from "outcome_changes"
      union all select 'audit_log', coalesce(max("id"), 0) from "audit_log"
      union all select 'labels', coalesce(max("id"), 0) from "labels"
      union all select 'label_history', coalesce(max("id"), 0) from "label_history"
      union all select 'reviews', coalesce(max("id"), 0) from "reviews"
      union all select 'job_registrations', 0`);
  }
}
