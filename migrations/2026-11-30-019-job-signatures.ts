import { DeclaredMigration } from './declared-migration.js';

/** Signatures of specifications, with what they cover. It only adds: services of before go on, and accept unsigned jobs. */
export class JobSignatures extends DeclaredMigration {
  protected override readonly declaration = {
    migration: '2026-11-30-019-job-signatures',
    needs: '2026-11-30-018-signed-results',
  };

  protected override change(): void {
    this.addSql(`create table "job_signatures" (
      "job_id" varchar(128) primary key,
      "form" varchar(20) not null,
      "kid" varchar(16) not null,
      "public_key" varchar(44) not null,
      "signature" varchar(88) not null,
      "nonce" varchar(256) not null,
      "signed_at" timestamptz(6) not null,
      "verified_at" timestamptz(6) not null default now(),
      "signed_text" text not null
    )`);
    this.addSql(
      `alter table "job_signatures" add constraint "idx_job_signatures_nonce" unique ("kid", "nonce")`,
    );
  }

  protected override undo(): void {
    this.addSql(`drop table "job_signatures"`);
  }
}
