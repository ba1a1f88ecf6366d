import { Migration } from '@mikro-orm/migrations';

/** Jobs, their lanes and counters, executions with their dedup index, late results, outbox, idempotency keys. */
export class Initial extends Migration {
  override up(): void {
    this.addSql(`create table "jobs" (
      "id" varchar(128) not null primary key,
      "status" text not null constraint "jobs_status_check"
        check ("status" in ('queued', 'running', 'completed', 'partial', 'failed', 'cancelled')),
      "spec" jsonb not null,
      "system_prompts" jsonb not null,
      "cells" bigint not null,
      "created_at" timestamptz(6) not null default now(),
      "started_at" timestamptz(6) null,
      "completed_at" timestamptz(6) null,
      "swept_at" timestamptz(6) null
    )`);
    this.addSql(`create index "idx_jobs_created" on "jobs" ("created_at", "id")`);
    this.addSql(`create index "idx_jobs_status" on "jobs" ("status")`);

    this.addSql(`create table "job_lanes" (
      "job_id" varchar(128) not null,
      "region" varchar(40) not null,
      "model_id" varchar(100) not null,
      "position" int not null,
      "cells" bigint not null,
      "planned" bigint not null default '0',
      primary key ("job_id", "region", "model_id")
    )`);
    this.addSql(`create table "job_lane_progress" (
      "job_id" varchar(128) not null,
      "region" varchar(40) not null,
      "model_id" varchar(100) not null,
      "recorded" bigint not null default '0',
      "completed" bigint not null default '0',
      "refused" bigint not null default '0',
      "failed" bigint not null default '0',
      "cancelled" bigint not null default '0',
      primary key ("job_id", "region", "model_id")
    )`);

    this.addSql(`create table "executions" (
      "id" bigserial primary key,
      "job_id" varchar(128) not null,
      "region" varchar(40) not null,
      "model_id" varchar(100) not null,
      "question_id" varchar(128) null,
      "repeat" bigint not null,
      "cell" varchar(26) not null,
      "round" int not null,
      "status" text not null constraint "executions_status_check"
        check ("status" in ('completed', 'refused', 'failed', 'cancelled')),
      "outcome" text not null constraint "executions_outcome_check"
        check ("outcome" in ('answered', 'partial', 'evasive', 'refused', 'blocked_input', 'blocked_output',
          'empty', 'truncated', 'error')),
      "outcome_source" varchar(20) not null,
      "outcome_rule" varchar(100) null,
      "outcome_evidence" text null,
      "classifier_version" varchar(40) not null,
      "response" text null,
      "response_length" int not null,
      "response_cut" boolean not null,
      "finish_reason" varchar(60) null,
      "error_code" varchar(100) null,
      "error_message" text null,
      "http_status" smallint null,
      "attempts" int not null,
      "started_at" timestamptz(6) not null,
      "completed_at" timestamptz(6) not null,
      "duration_ms" int not null,
      "input_tokens" int null,
      "output_tokens" int null,
      "cost_usd" double precision null,
      "prompt_sha256" varchar(64) not null,
      "provider" varchar(40) not null,
      "executor_id" varchar(200) not null,
      "evidence" jsonb not null,
      "recorded_at" timestamptz(6) not null default now()
    )`);
    // A null question and an empty one are the same cell: hence the expression.
    this.addSql(`create unique index idx_executions_dedup_with_question
      on executions (job_id, region, model_id, (coalesce(question_id, '')), repeat)`);
    this.addSql(`create index "idx_executions_job_id" on "executions" ("job_id", "id")`);

    this.addSql(`create table "late_results" (
      "id" bigserial primary key,
      "job_id" varchar(128) not null,
      "region" varchar(40) not null,
      "model_id" varchar(100) not null,
      "question_id" varchar(128) null,
      "repeat" bigint not null,
      "cell" varchar(26) not null,
      "round" int not null,
      "reason" varchar(40) not null,
      "result" jsonb not null,
      "received_at" timestamptz(6) not null default now(),
      constraint "idx_late_results_round" unique ("job_id", "region", "cell", "round")
    )`);

    this.addSql(`create table "outbox" (
      "id" bigserial primary key,
      "subject" varchar(500) not null,
      "message_id" varchar(300) not null,
      "body" jsonb not null,
      "headers" jsonb not null,
      "created_at" timestamptz(6) not null default now()
    )`);
    this.addSql(`create table "idempotency_keys" (
      "key" varchar(255) not null primary key,
      "request_hash" varchar(64) not null,
      "job_id" varchar(128) not null,
      "created_at" timestamptz(6) not null default now()
    )`);
  }

  override down(): void {
    for (const table of [
      'idempotency_keys',
      'outbox',
      'late_results',
      'executions',
      'job_lane_progress',
      'job_lanes',
      'jobs',
    ]) {
      this.addSql(`drop table "${table}"`);
    }
  }
}
