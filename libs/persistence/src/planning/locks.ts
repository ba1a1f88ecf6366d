import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** Number of the advisory lock by which one planner at a time runs planning passes; see `PlannerSession`. */
export const PLANNING_LOCK = 0x62656163;
/** First number of the locks of jobs' tasks, whose second one is a hash of the job's id. */
export const TASKS_LOCKS = 0x6265;
const RECONCILIATION_LOCK = 0x62656164;
const LONGEST_WAIT = '5s';

/**
 * Waits until nobody publishes tasks of a job, and lets nobody begin before the transaction ends. Must come before all row locks
 * of the transaction: who publishes waits for none of them while it holds the job.
 * @throws Error when somebody publishes for five seconds: the broker does not answer.
 */
export async function holdTasksOf(em: EntityManager, jobId: string): Promise<void> {
  await runStatement(em, `set local lock_timeout = '${LONGEST_WAIT}'`);
  await runStatement(em, 'select pg_advisory_xact_lock($1::int, hashtext($2))', [
    TASKS_LOCKS,
    jobId,
  ]);
}

/** Takes the lock of reconciliation until the transaction ends; false when another planner holds it. */
export async function tryReconciliationLock(em: EntityManager): Promise<boolean> {
  const [row] = await runStatement<{ locked: boolean }>(
    em,
    'select pg_try_advisory_xact_lock($1::bigint) as locked',
    [RECONCILIATION_LOCK],
  );
  return row?.locked === true;
}

/**
 * The database's time at this moment, not at the transaction's begin: all planners and gateways share this clock. To the
 * millisecond, as messages carry it.
 */
export async function databaseNow(em: EntityManager): Promise<Date> {
  const [row] = await runStatement<{ now: number }>(
    em,
    'select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now',
  );
  return new Date(row?.now ?? NaN);
}
