import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** How large a job is. */
export interface JobSize {
  readonly cells: number;
  /** The specification as it is stored, compressed, in bytes. */
  readonly storedBytes: number;
}

/** The stored size is in the row: nothing is unpacked. */
const READ = `select cells::float8 as cells, pg_column_size(spec) as "storedBytes" from jobs where id = $1`;
/** As JSON, in bytes: the database unpacks and writes all of it. */
const READ_BYTES = `select octet_length(spec::text) as bytes from jobs where id = $1`;

/** How large a job is; null when there is none. */
export async function readJobSize(em: EntityManager, jobId: string): Promise<JobSize | null> {
  const [size] = await runStatement<JobSize>(em, READ, [jobId]);
  return size ?? null;
}

/** How long a job's specification is as JSON, in bytes; 0 when there is no such job. */
export async function readSpecBytes(em: EntityManager, jobId: string): Promise<number> {
  const [size] = await runStatement<{ readonly bytes: number }>(em, READ_BYTES, [jobId]);
  return size?.bytes ?? 0;
}
