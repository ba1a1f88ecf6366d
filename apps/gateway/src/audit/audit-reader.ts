import { readAudit, readJobAudit } from '@beacon/persistence';
import type { AuditFilter, AuditRow, PlacedAuditRow } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { assertJobExists } from '../job-access/existing-job.js';

/** Which page of the log: `limit` entries, those older than the entry `before`; undefined for the first page. */
export interface PageRequest {
  readonly limit: number;
  readonly before: number | undefined;
}

/** A page of entries, newest first. */
export interface AuditPage<Row extends AuditRow> {
  readonly rows: readonly Row[];
  readonly limit: number;
  /** The entry before which the next page begins; null on the last page. */
  readonly next: number | null;
}

/** Reads the audit log. */
@Injectable()
export class AuditReader {
  constructor(private readonly em: EntityManager) {}

  /**
   * What was done to one job.
   * @throws ApiError when there is no such job.
   */
  async ofJob(jobId: string, { limit, before }: PageRequest): Promise<AuditPage<AuditRow>> {
    const { em } = this;
    await assertJobExists(em, jobId);
    return toPage(await readJobAudit(em, jobId, { limit: limit + 1, before }), limit);
  }

  /** What was done to anything that the filter matches. */
  async all(
    filter: AuditFilter,
    { limit, before }: PageRequest,
  ): Promise<AuditPage<PlacedAuditRow>> {
    const rows = await readAudit(this.em, filter, { limit: limit + 1, before });
    return toPage(rows, limit);
  }
}

/** One row more than a page was read: whether it is there tells whether another page follows. */
function toPage<Row extends AuditRow>(read: readonly Row[], limit: number): AuditPage<Row> {
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  return { rows, limit, next: read.length > limit && last !== undefined ? last.id : null };
}
