import type { EntityManager } from '@mikro-orm/postgresql';
import type { AuditEntry } from '../entities/audit-entry.entity.js';
import { runStatement } from '../statement.js';

/** Who did something, by their credentials. */
export interface AuditPrincipal {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/** Something that was done, as it is written into the audit log. */
export type AuditFacts = Pick<AuditEntry, 'actor' | 'action' | 'details'> & {
  readonly address: string | null;
  readonly requestId: string | null;
  /** Null where a service did it by itself. @default null */
  readonly principal?: AuditPrincipal | null;
  /** Of what is no job. @default null */
  readonly project?: string | null;
  readonly jobId?: string | null;
  readonly region?: string | null;
  readonly modelId?: string | null;
  readonly reason: string | null;
};

const WRITE = `
insert into audit_log (actor, address, request_id, action, job_id, region, model_id, reason, details,
  principal_kind, principal_id, principal_name, project)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13) returning id::float8 as id`;

/** Adds to the audit log, in the transaction of what it tells of. Returns the entry's id. */
export async function writeAudit(em: EntityManager, facts: AuditFacts): Promise<number> {
  const { actor, address, requestId, action, reason, details } = facts;
  const { jobId = null, region = null, modelId = null } = facts;
  const values = [actor, address, requestId, action, jobId, region, modelId, reason];
  const { principal = null, project = null } = facts;
  const who = [principal?.kind ?? null, principal?.id ?? null, principal?.name ?? null];
  const all = [...values, JSON.stringify(details), ...who, project];
  const [row] = await runStatement<{ id: number }>(em, WRITE, all);
  if (row === undefined) throw new Error('the audit log returned no id');
  return row.id;
}
