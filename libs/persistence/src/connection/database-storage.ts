import type { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import type { MikroORM } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** The database's storage is full, in words for people: without addresses and values. */
export class DatabaseFullError extends Error {
  override readonly name = 'DatabaseFullError';
}

/** A connection of the driver, as far as it matters here: every error that the server reports passes by it. */
interface ReportingClient extends EventEmitter {
  readonly connection?: EventEmitter;
}

/** An error as the server sends it. */
interface ServerReport {
  readonly code?: string;
  readonly message?: string;
  readonly severity?: string;
}

/** SQLSTATE `disk_full`. */
const DISK_FULL = '53100';
/** Writes are retried more often than that: an error that no longer occurs is over. */
const FORGET_MS = 15_000;
/** A server that ended for it may not come back before there is room. */
const LAST_WORDS_MS = 10 * 60_000;
const WARN_EVERY_MS = 10_000;
const ADVICE =
  'Make room where PostgreSQL keeps its data and its log (pg_wal); start it again if it has ended';

/**
 * Knows whether the database refuses to write for want of room. It still answers reads then: a look whether it is
 * there does not show it.
 */
export class DatabaseStorage {
  readonly #logger = new Logger('Database');
  #said = '';
  #seenAt = -Infinity;
  #warnedAt = -Infinity;

  /** Listens to all connections of a pool. */
  watch(pool: EventEmitter): void {
    pool.on('connect', (client: ReportingClient) => {
      client.connection?.on('errorMessage', (report: ServerReport) => this.#note(report));
    });
  }

  /** @throws DatabaseFullError when it has refused to write in the last seconds. */
  assertRoom(): void {
    if (this.#ageMs() < FORGET_MS) throw new DatabaseFullError(this.#words());
  }

  /** What it said of its storage before it could not be reached any more, in words; null when it said nothing of that. */
  lastWords(): string | null {
    return this.#ageMs() < LAST_WORDS_MS ? this.#words() : null;
  }

  #ageMs(): number {
    return performance.now() - this.#seenAt;
  }

  #words(): string {
    return `the database's storage is full (${this.#said}). ${ADVICE}`;
  }

  #note({ code, message = '', severity = '' }: ServerReport): void {
    if (code !== DISK_FULL) return;
    const now = performance.now();
    this.#seenAt = now;
    this.#said = message;
    if (now - this.#warnedAt < WARN_EVERY_MS) return;
    this.#warnedAt = now;
    this.#logger.error({
      event: 'database.storage_full',
      severity,
      said: message,
      advice: ADVICE,
    });
  }
}

const storages = new WeakMap<object, DatabaseStorage>();

/** Says which storage an ORM's connections write to. */
export function setStorage(orm: MikroORM, storage: DatabaseStorage): void {
  storages.set(orm, storage);
}

/**
 * Whether a database can be used: it answers, and has not refused to write in the last seconds.
 * @throws DatabaseFullError when its storage is full, or was when it was last heard; Error of the driver when it is away.
 */
export async function assertUsable(orm: MikroORM): Promise<void> {
  const storage = storages.get(orm);
  try {
    await runStatement(orm.em.fork(), 'select 1');
  } catch (error) {
    const words = storage?.lastWords() ?? null;
    if (words === null) throw error;
    throw new DatabaseFullError(`not reachable; before that, ${words}`, { cause: error });
  }
  storage?.assertRoom();
}
