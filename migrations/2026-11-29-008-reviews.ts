import { Migration } from '@mikro-orm/migrations';

/**
 * Reviews by people: a frozen list of answers, why and with what chance each came into it, and every label that was ever given, in the
 * order in which they were given. What counts is in `labels`.
 */
export class Reviews extends Migration {
  override up(): void {
    this.addSql(`create table "reviews" (
      "id" bigserial primary key,
      "job_id" varchar(128) not null,
      "created_at" timestamptz(6) not null default now(),
      "created_by" varchar(200) not null,
      "ended_at" timestamptz(6) null,
      "seed" bigint not null,
      "reasons" jsonb not null,
      "strata" jsonb not null,
      "items" int not null
    )`);
    this.addSql(`create index "idx_reviews_job" on "reviews" ("job_id", "id")`);
    this.addSql(
      `create unique index "idx_reviews_open" on "reviews" ("job_id") where "ended_at" is null`,
    );

    this.addSql(`create table "review_items" (
      "item" uuid primary key,
      "review_id" bigint not null,
      "position" int not null,
      "execution_id" bigint not null,
      "round" int not null,
      "reasons" jsonb not null,
      "stratum" int not null,
      "chance" float8 not null,
      "typed" text not null,
      "source" varchar(20) not null,
      "outcome" text null constraint "review_items_outcome_check"
        check ("outcome" in ('answered', 'partial', 'evasive', 'refused')),
      "concluded_by" text null constraint "review_items_concluded_by_check"
        check ("concluded_by" in ('agreement', 'adjudication')),
      "concluded_at" timestamptz(6) null,
      constraint "idx_review_items_position" unique ("review_id", "position"),
      constraint "idx_review_items_execution" unique ("review_id", "execution_id")
    )`);

    this.addSql(`create table "label_history" (
      "id" bigserial primary key,
      "at" timestamptz(6) not null default now(),
      "job_id" varchar(128) not null,
      "review_id" bigint not null,
      "execution_id" bigint not null,
      "round" int not null,
      "rater_kind" text not null constraint "label_history_rater_kind_check"
        check ("rater_kind" in ('judge', 'person', 'adjudicator')),
      "rater" varchar(200) not null,
      "outcome" text not null constraint "label_history_outcome_check"
        check ("outcome" in ('answered', 'partial', 'evasive', 'refused')),
      "note" varchar(1000) null
    )`);
    this.addSql(
      `create index "idx_label_history_execution" on "label_history" ("execution_id", "id")`,
    );
  }

  override down(): void {
    this.addSql(`drop table "label_history"`);
    this.addSql(`drop table "review_items"`);
    this.addSql(`drop table "reviews"`);
  }
}
