import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';

/** A job that is put away, or brought back. */
export interface ArchivedJob {
  /** ISO 8601; null when it is not put away. */
  readonly archivedAt: string | null;
  /** False when it was so before. */
  readonly isChanged: boolean;
}

const SET = `update jobs set archived_at = case when $2::boolean then clock_timestamp() end
where id = $1 and (archived_at is not null) <> $2 returning id`;
const READ = `select ${isoText('archived_at')} as "archivedAt" from jobs where id = $1`;

/** Puts a job away, or brings it back. Its row must be locked. */
export async function setArchived(
  em: EntityManager,
  jobId: string,
  archived: boolean,
): Promise<ArchivedJob> {
  const changed = await runStatement(em, SET, [jobId, archived]);
  const [job] = await runStatement<Pick<ArchivedJob, 'archivedAt'>>(em, READ, [jobId]);
  return { archivedAt: job?.archivedAt ?? null, isChanged: changed.length > 0 };
}
