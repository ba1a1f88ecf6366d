import { Migration } from '@mikro-orm/migrations';

/** What is known of an answer beside its outcome: its language, whether the classifier was trained on it, and how sure it was. */
export class OutcomeLanguage extends Migration {
  override up(): void {
    this.addSql(`alter table "executions"
      add column "outcome_language" varchar(20) null,
      add column "outcome_calibrated" boolean null,
      add column "outcome_score" float8 null`);
  }

  override down(): void {
    this.addSql(`alter table "executions"
      drop column "outcome_language", drop column "outcome_calibrated", drop column "outcome_score"`);
  }
}
