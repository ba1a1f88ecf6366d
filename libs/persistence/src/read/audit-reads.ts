import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from './sql.js';
import { runStatement } from '../statement.js';

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
  return runStatement<AuditRow>(
    em,
    `select ${ENTRY} from audit_log
     where job_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
    [jobId, before ?? null, limit],
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

const ALL = `
select ${ENTRY}, job_id as "jobId", region, model_id as "modelId" from audit_log
where ($1::text is null or $1 in (action, split_part(action, '.', 1)))
  and ($2::text is null or actor = $2) and ($3::text is null or job_id = $3)
  and ($4::text is null or region = $4) and ($5::text is null or model_id = $5)
  and ($6::bigint is null or id < $6)
order by id desc limit $7`;

/** What was done to anything, newest first. */
export async function readAudit(
  em: EntityManager,
  { action, actor, jobId, region, modelId }: AuditFilter,
  { before, limit }: AuditPage,
): Promise<PlacedAuditRow[]> {
  return runStatement<PlacedAuditRow>(em, ALL, [
    action ?? null,
    actor ?? null,
    jobId ?? null,
    region ?? null,
    modelId ?? null,
    before ?? null,
    limit,
  ]);
}
