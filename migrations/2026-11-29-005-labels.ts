import { Migration } from '@mikro-orm/migrations';

/**
 * What raters say an answer is: judges, people, adjudicators. Each label is kept with who gave it and when. And judging jobs:
 * whose answers they ask about, which ones in the order of their questions, and how far they are.
 */
export class Labels extends Migration {
  override up(): void {
    this.addSql(`create table "labels" (
      "id" bigserial primary key,
      "job_id" varchar(128) not null,
      "execution_id" bigint not null,
      "round" int not null,
      "rater_kind" text not null constraint "labels_rater_kind_check"
        check ("rater_kind" in ('judge', 'person', 'adjudicator')),
      "rater" varchar(200) not null,
      "outcome" text not null constraint "labels_outcome_check"
        check ("outcome" in ('answered', 'partial', 'evasive', 'refused')),
      "stance" text null constraint "labels_stance_check"
        check ("stance" in ('agree', 'disagree', 'neither')),
      "evidence" text null,
      "note" varchar(1000) null,
      "at" timestamptz(6) not null default now(),
      "judge_job_id" varchar(128) null,
      constraint "idx_labels_rater" unique ("execution_id", "round", "rater_kind", "rater")
    )`);
    this.addSql(`create index "idx_labels_job" on "labels" ("job_id", "id")`);

    this.addSql(`create table "judged_answers" (
      "job_id" varchar(128) not null,
      "position" bigint not null,
      "execution_id" bigint not null,
      "round" int not null,
      primary key ("job_id", "position"),
      constraint "idx_judged_answers_answer" unique ("job_id", "execution_id", "round")
    )`);
    this.addSql(`create table "judgings" (
      "job_id" varchar(128) not null primary key,
      "source_job_id" varchar(128) not null,
      "answers" bigint not null default '0',
      "seen_up_to" bigint not null default '0',
      "is_last_look" boolean not null default false,
      "fed_at" timestamptz(6) null,
      "applied_at" timestamptz(6) null
    )`);
    this.addSql(`create index "idx_judgings_source" on "judgings" ("source_job_id")`);

    this.addSql(`alter table "outcome_changes" drop constraint "outcome_changes_kind_check"`);
    this.addSql(`alter table "outcome_changes" add constraint "outcome_changes_kind_check"
      check ("kind" in ('override', 'withdrawal', 'rescore', 'replacement', 'judging'))`);
  }

  override down(): void {
    this.addSql(`alter table "outcome_changes" drop constraint "outcome_changes_kind_check"`);
    // What judges changed is told as what it comes nearest to: another way of typing the same answer.
    this.addSql(`update "outcome_changes" set "kind" = 'rescore' where "kind" = 'judging'`);
    this.addSql(`alter table "outcome_changes" add constraint "outcome_changes_kind_check"
      check ("kind" in ('override', 'withdrawal', 'rescore', 'replacement'))`);
    this.addSql(`drop table "judgings"`);
    this.addSql(`drop table "judged_answers"`);
    this.addSql(`drop table "labels"`);
  }
}
