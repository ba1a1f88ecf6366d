import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';
import { lockClosableJob } from './closing-lanes.js';
import { roundKey } from './execution-row.js';
import type { ExecutionRow } from './execution-row.js';
import type { RecordedExecution } from './record-batch.js';
import { recordExecutions } from './record-executions.js';

/**
 * Takes the next answers out. Of two recorders that do it at once the second waits for the rows of the first and then finds them gone:
 * that it gets none does not mean that there are none, which is asked on its own.
 */
const TAKE = `
delete from imported_answers where (job_id, region, position) in (
  select job_id, region, position from imported_answers
  where job_id = $1 and region = coalesce($2, region) order by region, position limit $3 for update)
returning row`;

const HAS_MORE = `
select 1 from imported_answers where job_id = $1 and region = coalesce($2, region) limit 1`;

/** One page of imported answers that was recorded. */
export interface ImportedPage {
  readonly recorded: readonly RecordedExecution[];
  readonly hasMore: boolean;
}

const NOTHING: ImportedPage = { recorded: [], hasMore: false };

/**
 * Records the next answers that were imported into a job, in a transaction: what is taken out of the waiting ones is in the executions,
 * or was there before.
 * @param region null for all.
 * @param limit answers at once.
 */
export async function recordImportedAnswers(
  em: EntityManager,
  jobId: string,
  region: string | null,
  limit: number,
): Promise<ImportedPage> {
  // Looked at without a lock first: an order to close cells is almost always of a job that was asked.
  if (!(await hasMore(em, jobId, region))) return NOTHING;
  if (!(await lockClosableJob(em, jobId, 'failed'))) return NOTHING;
  const taken = await runStatement<{ row: ExecutionRow }>(em, TAKE, [jobId, region, limit]);
  const rows = taken.map(({ row }) => row);
  const byKey = new Map(rows.map((row) => [roundKey(row), row]));
  const written = rows.length === 0 ? [] : await recordExecutions(em, rows);
  const recorded = written.flatMap((execution) => {
    const row = byKey.get(roundKey(execution));
    const { id, recorded_at } = execution;
    return row === undefined ? [] : [{ id, recordedAt: new Date(recorded_at), row }];
  });
  return { recorded, hasMore: await hasMore(em, jobId, region) };
}

async function hasMore(em: EntityManager, jobId: string, region: string | null): Promise<boolean> {
  return (await runStatement(em, HAS_MORE, [jobId, region])).length > 0;
}

/** Drops what was imported into a job and not recorded: the job was cancelled. */
export async function dropImportedAnswers(em: EntityManager, jobId: string): Promise<void> {
  await runStatement(em, 'delete from imported_answers where job_id = $1', [jobId]);
}
