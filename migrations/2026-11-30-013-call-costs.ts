import { DeclaredMigration } from './declared-migration.js';

/**
 * What each call cost stands with its attempt, in whole nanodollars, and what a lane has spent beside its counters. A job's limit is
 * computed from its specification. Services of before would neither count nor keep it: they are stopped first.
 */
export class CallCosts extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-30-013-call-costs',
    needs: '2026-11-30-013-call-costs',
  };

  protected override change(): void {
    this.addSql(`alter table "attempts"
      add column "cost_nano_usd" bigint null,
      add column "cost_estimated" boolean not null default false`);
    this.addSql(`alter table "job_lane_progress"
      add column "spent_nano_usd" bigint not null default '0',
      add column "spent_estimated_nano_usd" bigint not null default '0'`);
    this.addSql(`alter table "jobs" add column "max_cost_nano_usd" bigint
      generated always as ((((spec -> 'constraints'::text) ->> 'maxCostNanoUsd'::text))::bigint) stored`);
    this
      .addSql(`create index "idx_executions_not_asked" on "executions" ("job_id", "region", "model_id")
      where "error_code" = 'max_cost'`);
    this.#countWhatWasSpent();
  }

  protected override undo(): void {
    this.addSql(`drop index "idx_executions_not_asked"`);
    this.addSql(`alter table "jobs" drop column "max_cost_nano_usd"`);
    this.addSql(
      `alter table "job_lane_progress" drop column "spent_nano_usd", drop column "spent_estimated_nano_usd"`,
    );
    this.addSql(`alter table "attempts" drop column "cost_nano_usd", drop column "cost_estimated"`);
  }

  /** Each call by the attempt that is kept of it, whatever became of its result. */
  #countWhatWasSpent(): void {
    this.addSql(`
      with paid as (
        select job_id, region, cell, round, executor_id, started_at, cost_usd from executions where cost_usd > 0
        union
        select job_id, region, cell, round, result ->> 'executor_id', (result ->> 'started_at')::timestamptz,
          (result ->> 'cost_usd')::float8
        from late_results where (result ->> 'cost_usd')::float8 > 0
      )
      update "attempts" a set "cost_nano_usd" = round(p.cost_usd * 1000000000)::bigint from paid p
      where a.job_id = p.job_id and a.region = p.region and a.cell = p.cell and a.round = p.round
        and a.executor_id = p.executor_id and a.started_at = p.started_at and a.kind <> 'failed'`);
    this.addSql(`
      insert into "job_lane_progress" as p (job_id, region, model_id, "spent_nano_usd")
      select job_id, region, model_id, sum(cost_nano_usd) from "attempts" where cost_nano_usd > 0 group by 1, 2, 3
      on conflict (job_id, region, model_id) do update set "spent_nano_usd" = excluded."spent_nano_usd"`);
  }
}
