import { DeclaredMigration } from './declared-migration.js';

/**
 * Projects, API keys, whose jobs and series are, and who did what. It only adds: services of before go on, and all that they make belongs to
 * the project `default`.
 */
export class Access extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-30-017-access',
    needs: '2026-11-30-016-lane-ceilings',
  };

  protected override change(): void {
    this.#addProjects();
    this.#addKeys();
    this.#addOwners();
    this.#addPrincipals();
  }

  protected override undo(): void {
    for (const column of ['project', 'principal_kind', 'principal_id', 'principal_name']) {
      this.addSql(`alter table "audit_log" drop column "${column}"`);
    }
    this.addSql(`delete from "idempotency_keys" where "key" like '% %'`);
    this.addSql(`alter table "idempotency_keys" alter column "key" type varchar(255)`);
    this.addSql(`alter table "series" drop column "project"`);
    this.addSql(`alter table "jobs" drop column "project"`);
    this.addSql(`drop table "api_keys"`);
    this.addSql(`drop table "projects"`);
  }

  #addProjects(): void {
    this.addSql(`create table "projects" (
      "id" varchar(40) primary key,
      "created_at" timestamptz(6) not null default now(),
      "created_by" varchar(200) null
    )`);
    this.addSql(`insert into "projects" ("id") values ('default')`);
  }

  #addKeys(): void {
    this.addSql(`create table "api_keys" (
      "prefix" varchar(8) primary key,
      "secret_sha256" varchar(64) not null,
      "name" varchar(100) not null,
      "project" varchar(40) null,
      "scopes" jsonb not null,
      "created_at" timestamptz(6) not null default now(),
      "created_by" varchar(200) not null,
      "expires_at" timestamptz(6) null,
      "last_used_at" timestamptz(6) null,
      "revoked_at" timestamptz(6) null,
      "revoked_by" varchar(200) null
    )`);
    this.addSql(`create index "idx_api_keys_created" on "api_keys" ("created_at", "prefix")`);
  }

  #addOwners(): void {
    this.addSql(`alter table "jobs" add column "project" varchar(40) not null default 'default'`);
    this.addSql(`create index "idx_jobs_project" on "jobs" ("project", "created_at", "id")`);
    this.addSql(`alter table "series" add column "project" varchar(40) not null default 'default'`);
    // A key of another project than `default` is stored behind the project's id and a space, which no key holds.
    this.addSql(`alter table "idempotency_keys" alter column "key" type varchar(300)`);
  }

  #addPrincipals(): void {
    this.addSql(`alter table "audit_log" add column "project" varchar(40) null`);
    this.addSql(`alter table "audit_log" add column "principal_kind" varchar(20) null`);
    this.addSql(`alter table "audit_log" add column "principal_id" varchar(200) null`);
    this.addSql(`alter table "audit_log" add column "principal_name" varchar(200) null`);
  }
}
