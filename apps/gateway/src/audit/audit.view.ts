import type { AuditRow, PlacedAuditRow } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { writeCursor } from '../http/cursor.js';
import { PageView } from '../http/openapi/page.view.js';
import type { AuditPage } from './audit-reader.js';

/** Who did something, by their credentials. */
export class AuditPrincipalView {
  @ApiProperty({
    description: '`local` (no credentials, on an open gateway), `key`, `person` or `admin-token`.',
  })
  readonly kind!: string;

  @ApiProperty({ description: 'Such as the prefix of a key.' })
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;
}

/** An entry of the audit log. */
export class AuditEntryView {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({
    description:
      'Who, as they said; else the name of the principal, or `anonymous` without credentials.',
  })
  readonly actor!: string;

  @ApiProperty({
    type: AuditPrincipalView,
    nullable: true,
    description: 'Who it was by their credentials; null for what services did by themselves.',
  })
  readonly principal!: AuditPrincipalView | null;

  @ApiProperty({ type: String, nullable: true })
  readonly address!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly request_id!: string | null;

  @ApiProperty({ description: 'Such as `job.cancel`.' })
  readonly action!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly reason!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: {},
    description: 'Facts about it, by action.',
  })
  readonly details!: Readonly<Record<string, unknown>>;
}

/** An entry of the audit log, with what it is about. */
export class PlacedAuditEntryView extends AuditEntryView {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null when it was done to no job.',
  })
  readonly job_id!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null when it was done to nothing of a project.',
  })
  readonly project!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly region!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly model_id!: string | null;
}

/** A page of what was done to a job. */
export class JobAuditView extends PageView {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ type: [AuditEntryView], description: 'Newest first.' })
  readonly audit!: readonly AuditEntryView[];
}

/** A page of what was done to anything. */
export class AuditLogView extends PageView {
  @ApiProperty({ type: [PlacedAuditEntryView], description: 'Newest first.' })
  readonly audit!: readonly PlacedAuditEntryView[];
}

/** A page of a job's entries, as clients see it. */
export function toJobAuditView(jobId: string, page: AuditPage<AuditRow>): JobAuditView {
  return { job_id: jobId, audit: page.rows.map(toEntry), ...toPageView(page) };
}

/** A page of the whole log, as clients see it. */
export function toAuditLogView(page: AuditPage<PlacedAuditRow>): AuditLogView {
  return { audit: page.rows.map(toPlacedEntry), ...toPageView(page) };
}

function toPageView({ limit, next }: AuditPage<AuditRow>): PageView {
  return { limit, next_cursor: next === null ? null : writeCursor(`audit:${next}`) };
}

function toEntry({ requestId, ...row }: AuditRow): AuditEntryView {
  return { ...row, request_id: requestId };
}

function toPlacedEntry({ requestId, jobId, modelId, ...row }: PlacedAuditRow) {
  return { ...row, request_id: requestId, job_id: jobId, model_id: modelId };
}
