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

/** A page of entries: those before an id, so many at most. */
export interface AuditPage {
  readonly limit: number;
  readonly before: number | undefined;
}

const ENTRY = `id::float8 as id, ${isoText('at')} as at, actor, address, request_id as "requestId", action, reason, details`;

/** What was done to a job, newest first. */
export async function readJobAudit(
  em: EntityManager,
  jobId: string,
  { before, limit }: AuditPage,
): Promise<AuditRow[]> {
  return em.execute<AuditRow[]>(
    `select ${ENTRY} from audit_log where job_id = ? ${before === undefined ? '' : 'and id < ?'} order by id desc limit ?`,
    [jobId, ...(before === undefined ? [] : [before]), limit],
  );
}

/** An entry with what it is about; null where it is not about one. */
export interface PlacedAuditRow extends AuditRow {
  readonly jobId: string | null;
  readonly region: string | null;
  readonly modelId: string | null;
}

/** Which entries are meant. What is undefined does not matter. */
export interface AuditFilter {
  /** Such as `lane.pause`, or `lane` for all that is done to lanes. */
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly jobId?: string | undefined;
  readonly region?: string | undefined;
  readonly modelId?: string | undefined;
}

/** What was done to anything, newest first. */
export async function readAudit(
  em: EntityManager,
  { action, actor, jobId, region, modelId }: AuditFilter,
  { before, limit }: AuditPage,
): Promise<PlacedAuditRow[]> {
  const conditions: readonly (readonly [sql: string, value: string | number | undefined])[] = [
    [`? in (action, split_part(action, '.', 1))`, action],
    ['actor = ?', actor],
    ['job_id = ?', jobId],
    ['region = ?', region],
    ['model_id = ?', modelId],
    ['id < ?', before],
  ];
  const given = conditions.filter(([, value]) => value !== undefined);
  const where = ['true', ...given.map(([sql]) => sql)].join(' and ');
  return em.execute<PlacedAuditRow[]>(
    `select ${ENTRY}, job_id as "jobId", region, model_id as "modelId"
     from audit_log where ${where} order by id desc limit ?`,
    [...given.map(([, value]) => value), limit],
  );
}
