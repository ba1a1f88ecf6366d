import { setTimeout as pause } from 'node:timers/promises';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { RefusalError } from '../../refusal.error.js';
import type { DuckDb } from './duckdb-library.js';

/** What DuckDB may take: the tap itself holds a batch. */
const OPTIONS = { threads: '1', memory_limit: '1GB' };
const AGAIN_MS = 200;
const TELL_AFTER = 25;

/**
 * A database file, open only while it is worked on. DuckDB lets one process at a time have a file: a tap that kept it would let nobody look at
 * what came, and one that somebody looks at waits.
 */
export class DuckDbFile {
  #open: { readonly instance: DuckDBInstance; readonly connection: DuckDBConnection } | null = null;

  /** @param tell told once when another program has the file for long. */
  constructor(
    private readonly library: DuckDb,
    private readonly path: string,
    private readonly tell: (text: string) => void,
  ) {}

  /** Does something in one transaction: all of it, or nothing. The file stays open. */
  async inTransaction<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.connection();
    await connection.run('begin transaction');
    try {
      const result = await work(connection);
      await connection.run('commit');
      return result;
    } catch (error) {
      // The transaction may have ended with its failure.
      await connection.run('rollback').catch(() => undefined);
      throw error;
    }
  }

  async connection(): Promise<DuckDBConnection> {
    this.#open ??= await this.#opened();
    return this.#open.connection;
  }

  /** Lets others have the file. */
  close(): void {
    this.#open?.connection.closeSync();
    this.#open?.instance.closeSync();
    this.#open = null;
  }

  async #opened() {
    for (let tries = 1; ; tries += 1) {
      try {
        const instance = await this.library.DuckDBInstance.create(this.path, OPTIONS);
        return { instance, connection: await instance.connect() };
      } catch (error) {
        if (!isTaken(error)) throw this.#refusal(error);
        if (tries === TELL_AFTER)
          this.tell(`waiting for ${this.path}: another program has it open.`);
        await pause(AGAIN_MS);
      }
    }
  }

  #refusal(cause: unknown): RefusalError {
    const reason = String(cause instanceof Error ? cause.message : cause).slice(0, 500);
    return new RefusalError(`--out ${this.path} cannot be opened by DuckDB: ${reason}`, { cause });
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && /could not set lock/i.test(error.message);
}
