import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/**
 * SQL that notes for the erasures of some jobs that something of theirs came late, in the transaction that keeps it: it is erased again. The
 * number that grows keeps whoever erases at this moment from taking it for done.
 * @param jobIds SQL of a list of ids.
 */
export function noteLateSql(jobIds: string): string {
  return `update job_erasures set late = late + 1, is_due = true
  where job_id in (select x.job_id from job_erasures x where x.job_id in (${jobIds}) order by x.job_id for update)`;
}

/** Notes that something of a job came late, which does not matter unless its answers are erased. */
export async function noteLate(em: EntityManager, jobId: string): Promise<void> {
  await runStatement(em, noteLateSql('$1'), [jobId]);
}
