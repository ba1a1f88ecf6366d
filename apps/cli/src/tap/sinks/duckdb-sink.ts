import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { FolderLock } from '@beacon/stack';
import { RefusalError } from '../../refusal.error.js';
import type { EventPosition } from '@beacon/bus';
import type { TapEvent } from '../tap-event.js';
import { cellsOf, COLUMNS } from './columns.js';
import { DuckDbFile } from './duckdb-file.js';
import { loadDuckDb } from './duckdb-library.js';
import { insertInto, knownIn, makeTables, READ_TAP, SAVE_TAP } from './duckdb-sql.js';
import { lockSink } from './sink-lock.js';
import type { KnownEvent, Sink, SinkState, TapNote } from './sink.js';

/** Where events are written in a database. */
export interface DuckDbPlace {
  readonly path: string;
  /** Letters, digits and `_`. */
  readonly table: string;
  /** Null for a tap that nobody goes on with. */
  readonly name: string | null;
  /** Told when another program has the file for long. */
  readonly tell: (text: string) => void;
}

/** A batch that is smaller than this came with a pause behind it: others may have the file. */
const FULL_BATCH = 250;

/** A table of a DuckDB database. Rows and the tap's position are committed in one transaction. */
export class DuckDbSink implements Sink {
  #note: TapNote | null;

  /** @throws RefusalError when DuckDB is not installed, the file is none of its databases, or another tap writes to it. */
  static async open(place: DuckDbPlace): Promise<DuckDbSink> {
    const library = await loadDuckDb();
    const lock = await lockSink(`${place.path}.tap.lock`, place.path);
    const file = new DuckDbFile(library, place.path, place.tell);
    try {
      return new DuckDbSink(place, file, lock, await stateIn(file, place));
    } catch (error) {
      file.close();
      lock.release();
      throw error;
    }
  }

  private constructor(
    private readonly place: DuckDbPlace,
    private readonly file: DuckDbFile,
    private readonly lock: FolderLock,
    readonly state: SinkState,
  ) {
    this.#note = state.note;
  }

  async *known(): AsyncGenerator<KnownEvent> {
    const connection = await this.file.connection();
    const result = await connection.stream(knownIn(this.place.table));
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      for (const row of chunk.getRows()) yield knownRow(row);
    }
    this.file.close();
  }

  async begin(note: TapNote): Promise<void> {
    if (this.place.name === null) return;
    await this.file.inTransaction(async (connection) => this.#save(connection, note, null));
    this.#note = note;
  }

  async write(events: readonly TapEvent[], position: EventPosition): Promise<void> {
    const rows = JSON.stringify(events.map(rowOf));
    await this.file.inTransaction(async (connection) => {
      // An id that is there already is left out by the key itself, whatever this process knows.
      await connection.run(insertInto(this.place.table), [rows]);
      if (this.#note !== null) await this.#save(connection, this.#note, position);
    });
    if (events.length < FULL_BATCH) this.file.close();
  }

  async rest(): Promise<void> {
    this.file.close();
  }

  async close(): Promise<void> {
    this.file.close();
    this.lock.release();
  }

  async abandon(): Promise<void> {
    await this.close();
  }

  async #save(
    connection: DuckDBConnection,
    { name, takes, since }: TapNote,
    at: EventPosition | null,
  ): Promise<void> {
    await connection.run(SAVE_TAP, [
      name,
      this.place.table,
      takes,
      BigInt(since.sequence),
      BigInt(since.timeMs),
      at === null ? null : BigInt(at.sequence),
      at === null ? null : BigInt(at.timeMs),
    ]);
  }
}

function rowOf(event: TapEvent): Readonly<Record<string, unknown>> {
  const cells = cellsOf(event);
  return Object.fromEntries(COLUMNS.map(({ name }, index) => [name, cells[index]]));
}

const known = z.tuple([
  z.string(),
  z.string(),
  z.string().nullable(),
  z.bigint().transform(Number).nullable(),
  z.bigint().transform(Number).nullable(),
]);

function knownRow(row: readonly unknown[]): KnownEvent {
  const [id, type, jobId, executionId, executions] = known.parse(row);
  return { id, type, jobId, executionId, executions };
}

const tapRow = z.tuple([
  z.string(),
  z.string(),
  z.bigint().transform(Number),
  z.bigint().transform(Number),
  z.bigint().transform(Number).nullable(),
  z.bigint().transform(Number).nullable(),
]);

/** Makes the tables where they are missing, and reads where the tap is. */
async function stateIn(file: DuckDbFile, { path, table, name }: DuckDbPlace): Promise<SinkState> {
  return file.inTransaction(async (connection) => {
    const isNew = await makeTables(connection, table);
    const note = name === null ? null : await tapIn(connection, name);
    if (note === null && name === null && !isNew) {
      throw new RefusalError(
        `--out ${path} has a table ${table} already: give another --table, or a --name to go on with what a tap of that name wrote.`,
      );
    }
    if (note !== null && note.table !== table) {
      throw new RefusalError(`--table is ${table}, but the tap ${name} writes to ${note.table}.`);
    }
    return note ?? { note: null, position: null };
  });
}

async function tapIn(
  connection: DuckDBConnection,
  name: string,
): Promise<(SinkState & { readonly table: string }) | null> {
  const [row] = (await connection.runAndReadAll(READ_TAP, [name])).getRows();
  if (row === undefined) return null;
  const [table, takes, sequence, timeMs, at, atMs] = tapRow.parse(row);
  return {
    table,
    note: { name, takes, since: { sequence, timeMs } },
    position: at === null || atMs === null ? null : { sequence: at, timeMs: atMs },
  };
}
