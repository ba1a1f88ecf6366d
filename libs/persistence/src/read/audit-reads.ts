import type { EntityManager } from '@mikro-orm/postgresql';
import type { AuditPrincipal } from '../control/audit.js';
import { isoText } from './sql.js';
import { runStatement } from '../statement.js';

/** An entry of the audit log. */
export interface AuditRow {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly actor: string;
  /** Who it was found to be; null in entries of before there were credentials, and of services. */
  readonly principal: AuditPrincipal | null;
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

const ENTRY = `id::float8 as id, ${isoText('at')} as at, actor, address, request_id as "requestId", action, reason, details,
  case when principal_kind is not null then
    jsonb_build_object('kind', principal_kind, 'id', principal_id, 'name', principal_name) end as principal`;

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
  readonly project: string | null;
}

/** Which entries are meant. What is undefined does not matter. */
export interface AuditFilter {
  /** Such as `lane.pause`, or `lane` for all that is done to lanes. */
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly jobId?: string | undefined;
  readonly region?: string | undefined;
  readonly modelId?: string | undefined;
  /** Entries about these projects only; null for all entries, those about none among them. */
  readonly projects: readonly string[] | null;
}

const ALL = `
select * from (
  select ${ENTRY}, job_id as "jobId", region, model_id as "modelId",
    coalesce(project, (select j.project from jobs j where j.id = job_id)) as project
  from audit_log
  where ($1::text is null or $1 in (action, split_part(action, '.', 1)))
    and ($2::text is null or actor = $2) and ($3::text is null or job_id = $3)
    and ($4::text is null or region = $4) and ($5::text is null or model_id = $5)
    and ($6::bigint is null or id < $6)
) entries
where $8::text[] is null or project = any($8)
order by id desc limit $7`;

/** What was done to anything, newest first. */
export async function readAudit(
  em: EntityManager,
  { action, actor, jobId, region, modelId, projects }: AuditFilter,
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
    projects,
  ]);
}
