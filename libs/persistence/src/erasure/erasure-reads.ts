import type { ErasureCause } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';

/** The erasure of a job's answers, as it is told. Times are ISO 8601. */
export interface ErasureFacts {
  readonly cause: ErasureCause;
  readonly requestedBy: string;
  readonly reason: string | null;
  /** Of the policy; null for a command. */
  readonly retentionDays: number | null;
  readonly requestedAt: string;
  /** Null until the last text is gone. */
  readonly erasedAt: string | null;
  /** Answers that were erased so far. */
  readonly answers: number;
}

const READ = `
select cause, requested_by as "requestedBy", reason, retention_days as "retentionDays",
  ${isoText('requested_at')} as "requestedAt", ${isoText('erased_at')} as "erasedAt", answers::float8 as answers
from job_erasures where job_id = $1`;

/** The erasure of a job's answers; null when nobody asked for it. One look at an index. */
export async function readErasure(em: EntityManager, jobId: string): Promise<ErasureFacts | null> {
  const [row] = await runStatement<ErasureFacts>(em, READ, [jobId]);
  return row ?? null;
}

const OLDEST = `
select coalesce(greatest(0, date_part('epoch', clock_timestamp() - min(requested_at))), 0) as "ageSeconds"
from job_erasures where is_due and erased_at is null`;

/** How long ago the oldest erasure that was never done was asked for, in seconds; 0 when all are done. One look at an index of what is due. */
export async function readOldestErasureAge(em: EntityManager): Promise<number> {
  const [row] = await runStatement<{ ageSeconds: number }>(em, OLDEST, []);
  return row?.ageSeconds ?? 0;
}

/** An erasure that can be carried out. */
export interface DueErasure {
  readonly jobId: string;
  /** How often something of the job had come after it. */
  readonly late: number;
}

/**
 * Its entry is in the job's log, and so are all that came before it: no hash has still to be made of what is erased. And the planner has
 * removed the job's tasks, which hold answers where judges are asked about them.
 */
const DUE = `
select x.job_id as "jobId", x.late::float8 as late
from job_erasures x join jobs j on j.id = x.job_id
where x.is_due and x.id <= (select position from log_positions where source = 'job_erasures')
  and j.tasks_purged_at is not null
order by x.erased_at is not null, x.id limit $1`;

/** Erasures that can be carried out, those that were never done before all others. */
export async function findDueErasures(em: EntityManager, limit: number): Promise<DueErasure[]> {
  return runStatement<DueErasure>(em, DUE, [limit]);
}

/** An erasure that was carried out. */
export interface FinishedErasure extends Omit<ErasureFacts, 'requestedBy' | 'reason' | 'erasedAt'> {
  /** When no text was left for the first time. */
  readonly erasedAt: string;
  /** Whether that is now; false when something had come late, and was erased again. */
  readonly isFirst: boolean;
}

const FINISH = `
with due as materialized (
  select id, erased_at is null as "isFirst" from job_erasures where job_id = $1 and late = $2 and is_due for update
)
update job_erasures x set is_due = false, erased_at = coalesce(erased_at, clock_timestamp())
from due where x.id = due.id
returning "isFirst", cause, retention_days as "retentionDays", ${isoText('requested_at')} as "requestedAt",
  ${isoText('erased_at')} as "erasedAt", answers::float8 as answers`;

/**
 * Notes that no text is left, unless something came late since the erasure was found.
 * @returns null when it is still due.
 */
export async function finishErasure(
  em: EntityManager,
  { jobId, late }: DueErasure,
): Promise<FinishedErasure | null> {
  const [row] = await runStatement<FinishedErasure>(em, FINISH, [jobId, late]);
  return row ?? null;
}
