import { Migration } from '@mikro-orm/migrations';

/**
 * Of a cell's round, several results may come too late for the same reason, and one executor may have asked twice under one
 * number: what was paid for is kept each time. Messages are told apart by executor and by the moments at which the request
 * was sent and answered. Expressions and no new columns: whoever still runs the release before goes on writing.
 *
 * And an index by which a region's quarantined answers are counted when a job ends.
 */
export class MessagesApart extends Migration {
  override up(): void {
    this.addSql(`alter table "late_results" drop constraint "idx_late_results_round"`);
    this
      .addSql(`create unique index idx_late_results_message on late_results (job_id, region, cell, round, reason,
      (result ->> 'executor_id'), (result ->> 'started_at'), (result ->> 'completed_at'))`);
    this.addSql(`alter table "attempts" drop constraint "idx_attempts_number"`);
    this.addSql(`alter table "attempts" add constraint "idx_attempts_request"
      unique ("job_id", "region", "cell", "round", "number", "executor_id", "started_at")`);
    this
      .addSql(`create index "idx_executions_quarantined" on "executions" ("job_id", "region", "model_id", "status")
      where "quarantine" is not null`);
  }

  override down(): void {
    this.addSql(`drop index "idx_executions_quarantined"`);
    // Of those that the older keys call one, the first stays, as it would have.
    this.addSql(`delete from "attempts" a using "attempts" b where b."id" < a."id"
      and (a."job_id", a."region", a."cell", a."round", a."number", a."executor_id")
        = (b."job_id", b."region", b."cell", b."round", b."number", b."executor_id")`);
    this.addSql(`alter table "attempts" drop constraint "idx_attempts_request"`);
    this.addSql(`alter table "attempts" add constraint "idx_attempts_number"
      unique ("job_id", "region", "cell", "round", "number", "executor_id")`);
    this.addSql(`delete from "late_results" a using "late_results" b where b."id" < a."id"
      and (a."job_id", a."region", a."cell", a."round", a."reason")
        = (b."job_id", b."region", b."cell", b."round", b."reason")`);
    this.addSql(`drop index idx_late_results_message`);
    this.addSql(`alter table "late_results" add constraint "idx_late_results_round"
      unique ("job_id", "region", "cell", "round", "reason")`);
  }
}
