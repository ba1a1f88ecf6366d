import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { IsolationLevel } from '@mikro-orm/core';
import { runStatement } from '../statement.js';

/** Longest time that a reader may leave its snapshot alone before the database ends it. */
const IDLE_LIMIT = '15min';

/**
 * One moment of the database, looked at for as long as it takes: whatever is read through {@link em} is of that moment,
 * however many statements it takes and whatever is recorded meanwhile. It holds one connection until it is closed, and it
 * can change nothing.
 */
export class Snapshot implements AsyncDisposable {
  #closing: Promise<void> | null = null;
  #cancelling: Promise<unknown> | null = null;

  private constructor(
    private readonly orm: MikroORM,
    /** Reads in the snapshot, one statement after the other. */
    readonly em: EntityManager,
    /** The database's process that serves the snapshot. */
    private readonly pid: number,
  ) {}

  /** Opens a snapshot of this moment. @throws Error of the driver when the database is away. */
  static async open(orm: MikroORM): Promise<Snapshot> {
    const em = orm.em.fork();
    await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
    try {
      const [row] = await runStatement<{ pid: number }>(
        em,
        `select pg_backend_pid()::float8 as pid,
           set_config('idle_in_transaction_session_timeout', $1, true)`,
        [IDLE_LIMIT],
      );
      return new Snapshot(orm, em, row?.pid ?? 0);
    } catch (error) {
      await rollBack(em);
      throw error;
    }
  }

  /** Ends the snapshot and gives its connection back, once the current statement is done. Never throws. */
  async close(): Promise<void> {
    this.#closing ??= this.#end();
    await this.#closing;
  }

  /** A late cancellation would hit the next user of the connection. */
  async #end(): Promise<void> {
    await this.#cancelling;
    await rollBack(this.em);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Ends the current statement, which then fails: its result is no longer wanted. Never throws. */
  cancelStatement(): void {
    if (this.#closing !== null) return;
    this.#cancelling ??= runStatement(this.orm.em.fork(), 'select pg_cancel_backend($1::int)', [
      this.pid,
    ]).catch(() => undefined);
  }
}

/** A connection that died has ended its transaction by itself; the pool takes it back, see `returnDeadConnections`. */
async function rollBack(em: EntityManager): Promise<void> {
  await em.rollback().catch(() => undefined);
}
