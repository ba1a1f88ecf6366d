import { DeclaredMigration } from './declared-migration.js';

/** Series: the same job again and again, what each look at a run came to, and what is owed to webhooks. It only adds. */
export class Series extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-30-015-series',
    needs: '2026-11-30-014-imported-answers',
  };

  protected override change(): void {
    this.#addSeries();
    this.#addRuns();
    this.#addDeliveries();
  }

  protected override undo(): void {
    this.addSql(`drop table "webhook_deliveries"`);
    this.addSql(`drop table "series_runs"`);
    this.addSql(`drop table "series"`);
  }

  #addSeries(): void {
    this.addSql(`create table "series" (
      "id" varchar(100) primary key,
      "name" varchar(200) not null,
      "status" text not null constraint "series_status_check"
        check ("status" in ('active', 'paused', 'ended')),
      "spec" jsonb not null,
      "system_prompts" jsonb not null,
      "lanes" jsonb not null,
      "cells" bigint not null,
      "cron" varchar(200) not null,
      "time_zone" varchar(60) not null,
      "missed" text not null constraint "series_missed_check" check ("missed" in ('run_once', 'skip')),
      "overlap" text not null constraint "series_overlap_check" check ("overlap" in ('skip', 'queue')),
      "max_runs" int null,
      "ends_at" timestamptz(6) null,
      "alpha" float8 not null,
      "webhook" jsonb null,
      "created_at" timestamptz(6) not null default now(),
      "next_due_at" timestamptz(6) null,
      "queued_due_at" timestamptz(6) null,
      "runs" int not null default 0,
      "skipped_missed" int not null default 0,
      "skipped_overlap" int not null default 0,
      "last_skipped_at" timestamptz(6) null,
      "paused_at" timestamptz(6) null,
      "ended_at" timestamptz(6) null,
      "end_reason" text null constraint "series_end_reason_check"
        check ("end_reason" in ('max_runs', 'ends_at', 'no_further_moment')),
      "end_told_at" timestamptz(6) null
    )`);
    this.addSql(`create index "idx_series_created" on "series" ("created_at", "id")`);
    this.addSql(
      `create index "idx_series_due" on "series" ("next_due_at") where "next_due_at" is not null`,
    );
    this.addSql(
      `create index "idx_series_queued" on "series" ("id") where "queued_due_at" is not null`,
    );
    this.addSql(
      `create index "idx_series_end_untold" on "series" ("id") where "ended_at" is not null and "end_told_at" is null`,
    );
  }

  #addRuns(): void {
    this.addSql(`create table "series_runs" (
      "series_id" varchar(100) not null,
      "number" int not null,
      "due_at" timestamptz(6) not null,
      "started_at" timestamptz(6) not null default now(),
      "job_id" varchar(128) null,
      "failure" text null constraint "series_runs_failure_check"
        check ("failure" in ('id_taken', 'job_failed', 'job_cancelled', 'not_comparable')),
      "look" jsonb null,
      "looked_at" timestamptz(6) null,
      primary key ("series_id", "number"),
      constraint "idx_series_runs_due" unique ("series_id", "due_at")
    )`);
    this.addSql(
      `create index "idx_series_runs_unlooked" on "series_runs" ("series_id", "number") where "looked_at" is null`,
    );
  }

  #addDeliveries(): void {
    this.addSql(`create table "webhook_deliveries" (
      "id" bigserial primary key,
      "series_id" varchar(100) not null,
      "message_id" varchar(200) not null,
      "type" varchar(60) not null,
      "url" text not null,
      "secret_env" varchar(200) not null,
      "body" text not null,
      "created_at" timestamptz(6) not null default now(),
      "attempts" int not null default 0,
      "next_attempt_at" timestamptz(6) null,
      "delivered_at" timestamptz(6) null,
      "dead_at" timestamptz(6) null,
      "last_status" int null,
      "last_error" varchar(500) null,
      constraint "idx_webhook_deliveries_message" unique ("message_id")
    )`);
    this.addSql(
      `create index "idx_webhook_deliveries_due" on "webhook_deliveries" ("next_attempt_at") where "next_attempt_at" is not null`,
    );
    this.addSql(
      `create index "idx_webhook_deliveries_series" on "webhook_deliveries" ("series_id", "id")`,
    );
  }
}
