import { DeclaredMigration } from './declared-migration.js';

/** Sessions of people who sign in to the portal. It only adds. */
export class Sessions extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-30-021-sessions',
    needs: '2026-11-30-018-signed-results',
  };

  protected override change(): void {
    this.addSql(`create table "sessions" (
      "id" uuid not null primary key,
      "token_hash" varchar(64) not null,
      "issuer" varchar(500) not null,
      "subject" varchar(255) not null,
      "name" varchar(200) not null,
      "issuer_session" varchar(255) null,
      "roles" jsonb not null,
      "projects" jsonb null,
      "address" varchar(100) null,
      "created_at" timestamptz(6) not null default now(),
      "last_seen_at" timestamptz(6) not null default now(),
      "expires_at" timestamptz(6) not null,
      constraint "idx_sessions_token" unique ("token_hash")
    )`);
    this.addSql(`create index "idx_sessions_person" on "sessions" ("issuer", "subject")`);
    this.addSql(`create index "idx_sessions_expires" on "sessions" ("expires_at")`);
  }

  protected override undo(): void {
    this.addSql(`drop table "sessions"`);
  }
}
