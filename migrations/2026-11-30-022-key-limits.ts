import { DeclaredMigration } from './declared-migration.js';

/** Limits and quotas of API keys, and what is counted against them. It only adds: services of before go on, and count nothing. */
export class KeyLimits extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-30-022-key-limits',
    needs: '2026-11-30-016-lane-ceilings',
  };

  protected override change(): void {
    this.addSql(`create table "key_limits" (
      "prefix" varchar(8) primary key,
      "requests_per_minute" int null,
      "jobs_per_day" int null,
      "cells_per_day" bigint null,
      "cost_per_day" bigint null
    )`);
    this.addSql(`create table "key_usage" (
      "prefix" varchar(8) not null,
      "day" date not null,
      "jobs" int not null,
      "cells" bigint not null,
      "cost" bigint not null,
      primary key ("prefix", "day")
    )`);
    // Not logged: it is written at every request, and a crash costs a minute's count.
    this.addSql(`create unlogged table "request_windows" (
      "tracker" varchar(300) primary key,
      "hits" int not null,
      "ends_at" timestamptz(6) not null
    )`);
    this.addSql(`create index "idx_request_windows_ended" on "request_windows" ("ends_at")`);
  }

  protected override undo(): void {
    this.addSql(`drop table "request_windows"`);
    this.addSql(`drop table "key_usage"`);
    this.addSql(`drop table "key_limits"`);
  }
}
