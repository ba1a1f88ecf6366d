import { Migration } from '@mikro-orm/migrations';

/**
 * What a planning pass looks at is found by indexes, in proportion to what it may publish: lanes with cells that wait, lanes with
 * cells under way, rounds that wait, jobs whose tasks are to be removed, lanes that are being closed, and deadlines.
 */
export class LanesAtWork extends Migration {
  override up(): void {
    this.addSql(`alter table "job_lanes" add column "under_way" boolean not null default false`);
    this.addSql(`update "job_lanes" l set "under_way" = true from "jobs" j
      where j."id" = l."job_id" and j."status" = 'running' and (l."planned" > 0 or exists (
        select 1 from "cell_rounds" c where c."job_id" = l."job_id" and c."region" = l."region"
          and c."model_id" = l."model_id" and c."state" = 'planned'))`);
    this
      .addSql(`create index "idx_job_lanes_unplanned" on "job_lanes" ("region", "model_id", "job_id")
      where "planned" < "cells"`);
    this
      .addSql(`create index "idx_job_lanes_least_left" on "job_lanes" ("region", "model_id", ("cells" - "planned"), "job_id")
      where "planned" < "cells"`);
    this
      .addSql(`create index "idx_job_lanes_under_way" on "job_lanes" ("region", "model_id", "job_id")
      where "under_way"`);
    this.addSql(`create index "idx_job_lanes_closing" on "job_lanes" ("job_id")
      where "closing_code" is not null and "under_way"`);
    this
      .addSql(`create index "idx_cell_rounds_waiting" on "cell_rounds" ("region", "model_id", "job_id", "requested_at", "cell")
      where "state" = 'waiting'`);
    this
      .addSql(`create index "idx_cell_rounds_planned" on "cell_rounds" ("job_id", "region", "model_id", "cell")
      where "state" = 'planned'`);
    this
      .addSql(`create index "idx_jobs_at_rest_unpurged" on "jobs" (("status" in ('completed', 'partial', 'failed')), "id")
      where "tasks_purged_at" is null and ("status" in ('completed', 'partial', 'failed', 'cancelled') or "paused_at" is not null)`);
    this.addSql(
      `create index "idx_jobs_deadline" on "jobs" ("deadline_at") where "status" = 'running'`,
    );
    this.addSql(
      `create index "idx_jobs_cancelled_unswept" on "jobs" ("id") where "status" = 'cancelled' and "swept_at" is null`,
    );
    this.addSql(`drop index "idx_jobs_unpurged"`);
  }

  override down(): void {
    this.addSql(
      `create index "idx_jobs_unpurged" on "jobs" ("id") where "tasks_purged_at" is null`,
    );
    for (const index of [
      'idx_jobs_cancelled_unswept',
      'idx_jobs_deadline',
      'idx_jobs_at_rest_unpurged',
      'idx_cell_rounds_planned',
      'idx_cell_rounds_waiting',
      'idx_job_lanes_closing',
      'idx_job_lanes_under_way',
      'idx_job_lanes_least_left',
      'idx_job_lanes_unplanned',
    ]) {
      this.addSql(`drop index "${index}"`);
    }
    this.addSql(`alter table "job_lanes" drop column "under_way"`);
  }
}
