import { Migration } from '@mikro-orm/migrations';

/** Result of the last call of a cell stands in its execution, whatever ended it. Null in those of earlier releases. */
export class LastCalls extends Migration {
  override up(): void {
    this.addSql(`alter table "executions"
      add column "throttled" int null,
      add column "last_error_code" varchar(100) null`);
  }

  override down(): void {
    this.addSql(`alter table "executions" drop column "throttled", drop column "last_error_code"`);
  }
}
