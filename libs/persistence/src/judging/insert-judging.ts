import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** Notes that a job judges the answers of another. In the transaction in which it is stored. */
export async function insertJudging(
  em: EntityManager,
  { jobId, sourceJobId }: { readonly jobId: string; readonly sourceJobId: string },
): Promise<void> {
  await runStatement(em, 'insert into judgings (job_id, source_job_id) values ($1, $2)', [
    jobId,
    sourceJobId,
  ]);
}

/** The job whose answers a job judges; null when it is no judging job. */
export async function readSourceJob(em: EntityManager, jobId: string): Promise<string | null> {
  const [row] = await runStatement<{ source: string }>(
    em,
    'select source_job_id as source from judgings where job_id = $1',
    [jobId],
  );
  return row?.source ?? null;
}

/** The judging job that was made with a job; null when there is none. */
export async function readFirstJudging(
  em: EntityManager,
  sourceJobId: string,
): Promise<string | null> {
  const [row] = await runStatement<{ id: string }>(
    em,
    `select j.id from judgings g join jobs j on j.id = g.job_id
     where g.source_job_id = $1 order by j.created_at, j.id limit 1`,
    [sourceJobId],
  );
  return row?.id ?? null;
}
