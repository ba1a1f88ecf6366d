import type { ErasureCause } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** What an erasure is asked for with. */
export interface NewErasure {
  readonly jobId: string;
  readonly cause: ErasureCause;
  readonly requestedBy: string;
  readonly reason: string | null;
  /** Of the policy; null for a command. */
  readonly retentionDays: number | null;
}

/**
 * SQL of whether judges are still asked about the answers of the job `j`, or what they said has still to become its outcomes: both need
 * the answers.
 */
export const IS_BEING_JUDGED = `exists (
  select 1 from judgings g join jobs k on k.id = g.job_id
  where g.source_job_id = j.id and (k.status in ('queued', 'running')
    or (k.status in ('completed', 'partial', 'failed') and k.spec -> 'judging' ->> 'policy' <> 'classifier'
      and (g.applied_at is null or g.applied_at < k.completed_at))))`;

/** Whether judges are still asked about a job's answers, or are to decide its outcomes. */
export async function isBeingJudged(em: EntityManager, jobId: string): Promise<boolean> {
  const sql = `select ${IS_BEING_JUDGED} as judged from jobs j where j.id = $1`;
  const [row] = await runStatement<{ judged: boolean }>(em, sql, [jobId]);
  return row?.judged === true;
}

/** Judges repeat the answers that they judge: their jobs go with the one whose answers these are. */
const WITH_JUDGINGS = `select id from jobs
where id = $1 or id in (select job_id from judgings where source_job_id = $1)`;

const LOCK = `${WITH_JUDGINGS} order by id = $1 desc, id for update`;

const INSERT = `
insert into job_erasures (job_id, cause, requested_by, reason, retention_days, requested_at)
select id, $2, $3, $4, $5::int, clock_timestamp() from (${WITH_JUDGINGS}) wanted order by id
on conflict (job_id) do nothing returning job_id as "jobId"`;

/**
 * Asks that a job's answers be erased, with those of the judging jobs about them: the recorder does it. From then on nothing of these jobs
 * is recorded, typed or asked again. The job's row must be locked; it has ended and is not being judged.
 * @returns ids of the jobs whose answers were not to be erased before.
 */
export async function requestErasure(em: EntityManager, erasure: NewErasure): Promise<string[]> {
  const { jobId, cause, requestedBy, reason, retentionDays } = erasure;
  await runStatement(em, LOCK, [jobId]);
  const values = [jobId, cause, requestedBy, reason, retentionDays];
  const rows = await runStatement<{ jobId: string }>(em, INSERT, values);
  return rows.map((row) => row.jobId);
}
