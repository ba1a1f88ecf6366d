import type { DuckDBConnection } from '@duckdb/node-api';
import { RefusalError } from '../../refusal.error.js';
import { COLUMNS } from './columns.js';
import type { ColumnType } from './columns.js';

const TYPE_OF: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  long: 'BIGINT',
  boolean: 'BOOLEAN',
  // UTC, as in Parquet.
  time: 'TIMESTAMP',
  json: 'JSON',
};

const TAPS = `create table if not exists beacon_taps (
  name varchar primary key, table_name varchar not null, takes varchar not null,
  since_sequence bigint not null, since_ms bigint not null, sequence bigint, stored_ms bigint, updated_at timestamptz not null)`;

/** Table of the names, tables and positions of taps; parameters: name. */
export const READ_TAP =
  'select table_name, takes, since_sequence, since_ms, sequence, stored_ms from beacon_taps where name = $1';

/** A position that is not given stays as it is. */
export const SAVE_TAP = `insert into beacon_taps values ($1, $2, $3, $4, $5, $6, $7, now())
  on conflict (name) do update set sequence = coalesce(excluded.sequence, sequence),
  stored_ms = coalesce(excluded.stored_ms, stored_ms), updated_at = now()`;

/** All at once: rows come as one JSON text. A column of JSON comes as a text in it, and is checked when it is stored. */
const STRUCTURE = JSON.stringify([
  Object.fromEntries(
    COLUMNS.map(({ name, type }) => [name, type === 'json' ? 'VARCHAR' : TYPE_OF[type]]),
  ),
]);

/** Adds rows, but for those whose id is there; parameters: rows as a JSON text. */
export function insertInto(table: string): string {
  return `insert into "${table}" by name select unnest(from_json($1, '${STRUCTURE}'), recursive := true) on conflict do nothing`;
}

/** What a table of events holds. */
export function knownIn(table: string): string {
  return `select id, type, job_id, execution_id, executions from "${table}"`;
}

/**
 * Makes what is missing. Returns whether the table of events is new. A column that a later version added is added.
 * @throws RefusalError when the table is another one.
 */
export async function makeTables(connection: DuckDBConnection, table: string): Promise<boolean> {
  await connection.run(TAPS);
  const there = await columnsIn(connection, table);
  const columns = COLUMNS.map(({ name, type }) => ({ name, sql: `"${name}" ${TYPE_OF[type]}` }));
  if (there.size === 0) {
    const [id = '', ...others] = columns.map(({ sql }) => sql);
    const list = [`${id} primary key`, ...others].join(', ');
    await connection.run(`create table "${table}" (${list})`);
    return true;
  }
  if (!['id', 'sequence', 'data'].every((name) => there.has(name)))
    throw new RefusalError(`--table ${table} is a table of something else: give another name.`);
  for (const { name, sql } of columns)
    if (!there.has(name)) await connection.run(`alter table "${table}" add column ${sql}`);
  return false;
}

async function columnsIn(connection: DuckDBConnection, table: string): Promise<Set<unknown>> {
  const names = await connection.runAndReadAll(
    'select column_name from duckdb_columns() where table_name = $1',
    [table],
  );
  return new Set(names.getRows().flat());
}
