import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from './sql.js';

/** An entry of the audit log. */
export interface AuditRow {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly actor: string;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly action: string;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What was done to a job, newest first. */
export async function readJobAudit(
  em: EntityManager,
  jobId: string,
  page: { readonly limit: number; readonly before: number | undefined },
): Promise<AuditRow[]> {
  const { before, limit } = page;
  return em.execute<AuditRow[]>(
    `select id::float8 as id, ${isoText('at')} as at, actor, address, request_id as "requestId", action, reason, details
     from audit_log where job_id = ? ${before === undefined ? '' : 'and id < ?'} order by id desc limit ?`,
    [jobId, ...(before === undefined ? [] : [before]), limit],
  );
}
