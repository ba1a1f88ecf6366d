import { Migration } from '@mikro-orm/migrations';

/**
 * What keeps the promises when things break: deadlines, pauses and closings of jobs, rounds of cells, every attempt, the
 * state of lanes, executors that live, quarantine, and who did what.
 */
export class Promises extends Migration {
  override up(): void {
    this.addSql(`alter table "jobs"
      add column "deadline_at" timestamptz(6) null,
      add column "paused_at" timestamptz(6) null,
      add column "tasks_purged_at" timestamptz(6) null,
      add column "reconcile_asked_at" timestamptz(6) null,
      add column "generation" int not null default 1`);
    this.addSql(`update "jobs" set "deadline_at" =
      "started_at" + ("spec" -> 'constraints' ->> 'timeoutMs')::float8 * interval '1 millisecond'
      where "started_at" is not null`);

    this.addSql(`update "jobs" set "tasks_purged_at" = "swept_at" where "swept_at" is not null`);
    this.addSql(
      `create index "idx_jobs_unpurged" on "jobs" ("id") where "tasks_purged_at" is null`,
    );

    this.addSql(`alter table "job_lanes"
      add column "blocks" jsonb not null default '[]',
      add column "closing_code" varchar(100) null,
      add column "closing_at" timestamptz(6) null`);
    // A job that was accepted before extensions existed has all its cells in one block.
    this.addSql(`update "job_lanes" l set "blocks" = jsonb_build_array(jsonb_build_object(
        'base', 0, 'questionFrom', 0, 'questionTo', l."cells" / (j."spec" ->> 'repeats')::bigint,
        'repeatFrom', 1, 'repeatTo', (j."spec" ->> 'repeats')::bigint))
      from "jobs" j where j."id" = l."job_id" and (j."spec" ->> 'repeats') is not null`);

    this.addSql(`alter table "job_lane_progress"
      add column "quarantined" bigint not null default '0',
      add column "quarantined_refused" bigint not null default '0'`);
    this.addSql(`alter table "executions" add column "quarantine" varchar(500) null`);

    this.addSql(`create table "cell_rounds" (
      "job_id" varchar(128) not null,
      "region" varchar(40) not null,
      "cell" varchar(26) not null,
      "model_id" varchar(100) not null,
      "question_id" varchar(128) null,
      "repeat" bigint not null,
      "round" int not null,
      "state" text not null constraint "cell_rounds_state_check"
        check ("state" in ('waiting', 'planned', 'recorded', 'closed')),
      "requested_at" timestamptz(6) not null default now(),
      primary key ("job_id", "region", "cell")
    )`);
    this
      .addSql(`create index "idx_cell_rounds_open" on "cell_rounds" ("job_id", "region", "model_id")
      where "state" in ('waiting', 'planned')`);

    this.addSql(`create table "attempts" (
      "id" bigserial primary key,
      "job_id" varchar(128) not null,
      "region" varchar(40) not null,
      "model_id" varchar(100) not null,
      "cell" varchar(26) not null,
      "round" int not null,
      "number" int not null,
      "executor_id" varchar(200) not null,
      "kind" text not null constraint "attempts_kind_check"
        check ("kind" in ('result', 'failed', 'late')),
      "error_code" varchar(100) null,
      "error_message" text null,
      "http_status" smallint null,
      "retry_after_ms" bigint null,
      "started_at" timestamptz(6) not null,
      "completed_at" timestamptz(6) not null,
      "recorded_at" timestamptz(6) not null default now(),
      constraint "idx_attempts_number" unique ("job_id", "region", "cell", "round", "number", "executor_id")
    )`);

    this.addSql(`alter table "late_results" drop constraint "idx_late_results_round"`);
    this.addSql(`alter table "late_results" add constraint "idx_late_results_round"
      unique ("job_id", "region", "cell", "round", "reason")`);

    this.addSql(`create table "lanes" (
      "region" varchar(40) not null,
      "model_id" varchar(100) not null,
      "limit" int not null,
      "configured_limit" int not null,
      "status" text not null constraint "lanes_status_check"
        check ("status" in ('open', 'waiting', 'parked', 'paused')),
      "reason" varchar(300) null,
      "until" timestamptz(6) null,
      "paused_at" timestamptz(6) null,
      "shrunk_at" timestamptz(6) null,
      "troubled_at" timestamptz(6) null,
      "successes" bigint not null default '0',
      "updated_at" timestamptz(6) not null default now(),
      primary key ("region", "model_id")
    )`);
    this.addSql(`create table "lane_changes" (
      "id" bigserial primary key,
      "region" varchar(40) not null,
      "model_id" varchar(100) not null,
      "changed_at" timestamptz(6) not null default now(),
      "from_limit" int not null,
      "to_limit" int not null,
      "from_status" text not null,
      "to_status" text not null,
      "reason" varchar(300) not null
    )`);
    this.addSql(
      `create index "idx_lane_changes_lane" on "lane_changes" ("region", "model_id", "id")`,
    );

    this.addSql(`create table "executors" (
      "executor_id" varchar(200) not null primary key,
      "region" varchar(40) not null,
      "node" varchar(200) not null,
      "pod" varchar(200) null,
      "in_hand" jsonb not null,
      "started_at" timestamptz(6) not null,
      "last_seen_at" timestamptz(6) not null default now()
    )`);

    this.addSql(`create table "audit_log" (
      "id" bigserial primary key,
      "at" timestamptz(6) not null default now(),
      "actor" varchar(200) not null,
      "address" varchar(100) null,
      "request_id" varchar(128) null,
      "action" varchar(60) not null,
      "job_id" varchar(128) null,
      "region" varchar(40) null,
      "model_id" varchar(100) null,
      "reason" varchar(1000) null,
      "details" jsonb not null
    )`);
    this.addSql(`create index "idx_audit_log_job" on "audit_log" ("job_id", "id")`);
  }

  override down(): void {
    for (const table of [
      'audit_log',
      'executors',
      'lane_changes',
      'lanes',
      'attempts',
      'cell_rounds',
    ]) {
      this.addSql(`drop table "${table}"`);
    }
    this.addSql(
      `delete from "late_results" where "reason" not in ('job_ended', 'other_round_recorded')`,
    );
    this.addSql(`alter table "late_results" drop constraint "idx_late_results_round"`);
    this.addSql(`alter table "late_results" add constraint "idx_late_results_round"
      unique ("job_id", "region", "cell", "round")`);
    this.addSql(`alter table "executions" drop column "quarantine"`);
    this.addSql(
      `alter table "job_lane_progress" drop column "quarantined", drop column "quarantined_refused"`,
    );
    this.addSql(
      `alter table "job_lanes" drop column "blocks", drop column "closing_code", drop column "closing_at"`,
    );
    this.addSql(`drop index "idx_jobs_unpurged"`);
    this.addSql(`alter table "jobs" drop column "deadline_at", drop column "paused_at",
      drop column "tasks_purged_at", drop column "reconcile_asked_at", drop column "generation"`);
  }
}
