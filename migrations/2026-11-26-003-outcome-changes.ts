import { Migration } from '@mikro-orm/migrations';

/** The history of corrected outcomes, and room for a judge's name in the version that typed an outcome. */
export class OutcomeChanges extends Migration {
  override up(): void {
    this.addSql(`create table "outcome_changes" (
      "id" bigserial primary key,
      "at" timestamptz(6) not null default now(),
      "job_id" varchar(128) not null,
      "execution_id" bigint not null,
      "region" varchar(40) not null,
      "model_id" varchar(100) not null,
      "round" int not null,
      "kind" text not null constraint "outcome_changes_kind_check"
        check ("kind" in ('override', 'withdrawal', 'rescore', 'replacement')),
      "from_outcome" text not null,
      "from_source" varchar(20) not null,
      "from_rule" varchar(100) null,
      "from_evidence" text null,
      "from_version" varchar(120) not null,
      "to_outcome" text not null,
      "to_source" varchar(20) not null,
      "to_rule" varchar(100) null,
      "to_evidence" text null,
      "to_version" varchar(120) not null,
      "author" varchar(200) not null,
      "reason" varchar(1000) null,
      "rescore_id" varchar(36) null
    )`);
    this.addSql(`create index "idx_outcome_changes_job" on "outcome_changes" ("job_id", "id")`);
    this.addSql(
      `create index "idx_outcome_changes_execution" on "outcome_changes" ("execution_id", "id")`,
    );
    this.addSql(`alter table "executions" alter column "classifier_version" type varchar(120)`);
  }

  override down(): void {
    this.addSql(`alter table "executions" alter column "classifier_version" type varchar(40)
      using left("classifier_version", 40)`);
    this.addSql(`drop table "outcome_changes"`);
  }
}
