import { QUOTA_EXHAUSTED, RATE_LIMITED } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { LaneKey } from './waiting-rounds.js';
import { runStatement } from '../statement.js';

/** A job whose missing cells are to be looked for at once. */
export interface AskedJob {
  readonly id: string;
  /** When that was asked, as the database writes it. */
  readonly askedAt: string;
}

/** Running jobs for which reconciliation was asked. */
export async function findAskedJobs(em: EntityManager): Promise<AskedJob[]> {
  return runStatement<AskedJob>(
    em,
    `select id, reconcile_asked_at::text as "askedAt" from jobs
     where status = 'running' and paused_at is null and reconcile_asked_at is not null`,
  );
}

/** Asks that the missing cells of a job be looked for at once. A job that does not run has none. */
export async function askReconciliation(em: EntityManager, jobId: string): Promise<void> {
  await runStatement(
    em,
    `update jobs set reconcile_asked_at = clock_timestamp() where id = $1 and status = 'running'`,
    [jobId],
  );
}

/** Notes that what was asked is done, unless it was asked again. */
export async function markReconciled(em: EntityManager, job: AskedJob): Promise<void> {
  await runStatement(
    em,
    'update jobs set reconcile_asked_at = null where id = $1 and reconcile_asked_at = $2::timestamptz',
    [job.id, job.askedAt],
  );
}

/** A cell's round. */
export interface CellRoundKey {
  readonly cell: string;
  readonly round: number;
}

/** What is known of a round's attempts. */
export interface AttemptsKnown {
  readonly attempts: number;
  /** How many of them the provider throttled: they do not count towards the limit of attempts. */
  readonly throttled: number;
}

const STILL_WANTED = `
select r.cell, r.round, made.attempts, made.throttled
from json_to_recordset($1::json) as r(cell text, round int)
join job_lanes l on l.job_id = $2 and l.region = $3 and l.model_id = $4 and l.closing_code is null
join jobs j on j.id = l.job_id and j.status = 'running' and j.paused_at is null
cross join lateral (
  select count(*)::float8 as attempts, (count(*) filter (where a.error_code in ($5, $6)))::float8 as throttled
  from attempts a where a.job_id = l.job_id and a.region = l.region and a.cell = r.cell and a.round = r.round
) made
where r.round = 1 or exists (
  select 1 from cell_rounds c where c.job_id = l.job_id and c.region = l.region and c.cell = r.cell
    and c.round = r.round and c.state = 'planned')`;

/**
 * Which of these rounds may still be published, with the number of attempts that are known of each: none when the job
 * does not run, is paused, or is closing the lane.
 */
export async function findStillWanted(
  em: EntityManager,
  lane: LaneKey,
  rounds: readonly CellRoundKey[],
): Promise<(CellRoundKey & AttemptsKnown)[]> {
  return runStatement(em, STILL_WANTED, [
    JSON.stringify(rounds.map(({ cell, round }) => ({ cell, round }))),
    lane.job_id,
    lane.region,
    lane.model_id,
    RATE_LIMITED,
    QUOTA_EXHAUSTED,
  ]);
}
