import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { runStatement } from '../statement.js';
import type { StatementExecutor, StatementRunner } from '../statement.js';

/** Number of the advisory lock by which one planner at a time runs planning passes; see `PlannerSession`. */
const PLANNING_LOCK = 0x62656163;
/** First number of the locks of jobs' tasks, whose second one is a hash of the job's id. */
const TASKS_LOCKS = 0x6265;
const RECONCILIATION_LOCK = 0x62656164;
const LONGEST_WAIT = '5s';

/**
 * Waits until no planner publishes tasks of a job, and keeps all from starting before the transaction ends. Must come before all row locks
 * of the transaction: who publishes waits for none of them while it holds the job.
 * @throws Error when a planner still publishes after five seconds: the broker does not answer.
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

const logger = new Logger('Planner');

/**
 * Silence after which the database ends a session and frees its locks. A planner that is stopped in the middle of a pass holds up
 * others no longer than this; one that works asks something far more often.
 */
const LONGEST_SILENCE_MS = 10_000;

const OPEN = `
select pg_backend_pid() as pid, set_config('idle_session_timeout', $1, false)`;
const CLOSE = `
select pg_advisory_unlock_all(), set_config('idle_session_timeout', '0', false)`;
const LOCK_JOBS = `
select j.id, pg_try_advisory_lock_shared($1, hashtext(j.id)) as is_locked from unnest($2::text[]) as j(id)`;

/**
 * A connection of its own, whose locks last until it is given back, without a transaction. What is written through it is written
 * by the holder of its locks: a session that the database has ended can neither hold a lock nor write.
 */
export class PlannerSession implements StatementRunner {
  private constructor(private readonly connection: StatementExecutor) {}

  /**
   * Does something with a session, and releases its locks afterwards, whether it succeeds or fails.
   * @throws Error of the driver when the database does not answer or has ended the session.
   */
  static async use<Result>(
    orm: MikroORM,
    work: (session: PlannerSession) => Promise<Result>,
  ): Promise<Result> {
    const em = orm.em.fork();
    return em
      .getKysely()
      .connection()
      .execute(async (connection) => {
        const session = new PlannerSession(connection);
        const [opened] = await runStatement<{ pid: number }>(session, OPEN, [
          `${LONGEST_SILENCE_MS}ms`,
        ]);
        try {
          return await work(session);
        } finally {
          await session.#close(em, opened?.pid ?? 0);
        }
      });
  }

  getKysely(): StatementExecutor {
    return this.connection;
  }

  /** Takes the lock of planning passes; false when another planner has it. */
  async tryPlanning(): Promise<boolean> {
    const [row] = await runStatement<{ is_locked: boolean }>(
      this,
      'select pg_try_advisory_lock($1) as is_locked',
      [PLANNING_LOCK],
    );
    return row?.is_locked === true;
  }

  /**
   * Keeps other processes from removing tasks of these jobs. What is read afterwards of a job that is locked stays true, as far as
   * its tasks are concerned, until the session is over.
   * @returns those that are locked; of the others, tasks are being removed or are about to be.
   */
  async lockJobs(jobIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (jobIds.length === 0) return new Set();
    const rows = await runStatement<{ id: string; is_locked: boolean }>(this, LOCK_JOBS, [
      TASKS_LOCKS,
      jobIds,
    ]);
    return new Set(rows.flatMap(({ id, is_locked }) => (is_locked ? [id] : [])));
  }

  /** A connection that cannot be told to free its locks must not go back to the pool with them. */
  async #close(em: EntityManager, pid: number): Promise<void> {
    try {
      await runStatement(this, CLOSE, []);
    } catch (error) {
      logger.warn({ event: 'planning.session_lost', error: String(error) });
      await runStatement(em, 'select pg_terminate_backend($1::int)', [pid]).catch(
        (cause: unknown) => {
          // No answer at all: this connection is as dead as the others.
          logger.warn({ event: 'planning.session_not_ended', error: String(cause) });
        },
      );
    }
  }
}
