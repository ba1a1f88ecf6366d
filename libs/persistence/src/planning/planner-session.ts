import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { runStatement } from '../statement.js';
import type { StatementExecutor, StatementRunner } from '../statement.js';
import { PLANNING_LOCK, TASKS_LOCKS } from './locks.js';

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
   * Does something with a session, and frees its locks afterwards, whatever becomes of it.
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
   * Holds off whoever wants to remove tasks of these jobs. What is read afterwards of a job that is locked stays true, as far as
   * its tasks are concerned, until the session is over.
   * @returns those that are locked; of the others tasks are being removed, or somebody waits to do that.
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
          // Nobody answers at all: the connection is as dead as the others.
          logger.warn({ event: 'planning.session_not_ended', error: String(cause) });
        },
      );
    }
  }
}
