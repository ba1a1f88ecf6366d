import type { EntityManager } from '@mikro-orm/postgresql';

/** Numbers of the advisory locks by which one planner at a time does what must be done once. */
const PLANNING_LOCK = 0x62656163;
const RECONCILIATION_LOCK = 0x62656164;
const LONGEST_WAIT = '5s';

/** Takes the planning lock until the transaction ends; false when another planner holds it. */
export async function tryPlanningLock(em: EntityManager): Promise<boolean> {
  return tryLock(em, PLANNING_LOCK);
}

/**
 * Takes the planning lock until the transaction ends, after a pass in hand if need be. Whoever holds it knows that no task
 * is being published meanwhile.
 * @throws Error when it is not free within five seconds.
 */
export async function waitForPlanningLock(em: EntityManager): Promise<void> {
  await em.execute(`set local lock_timeout = '${LONGEST_WAIT}'`);
  await em.execute('select pg_advisory_xact_lock(?)', [PLANNING_LOCK]);
}

/** Takes the lock of reconciliation until the transaction ends; false when another planner holds it. */
export async function tryReconciliationLock(em: EntityManager): Promise<boolean> {
  return tryLock(em, RECONCILIATION_LOCK);
}

async function tryLock(em: EntityManager, lock: number): Promise<boolean> {
  const [row] = await em.execute<{ locked: boolean }[]>(
    'select pg_try_advisory_xact_lock(?) as locked',
    [lock],
  );
  return row?.locked === true;
}

/**
 * The database's time at this moment, not at the transaction's begin: all planners and gateways share this clock. To the
 * millisecond, as messages carry it.
 */
export async function databaseNow(em: EntityManager): Promise<Date> {
  const [row] = await em.execute<{ now: number }[]>(
    'select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now',
  );
  return new Date(row?.now ?? NaN);
}
