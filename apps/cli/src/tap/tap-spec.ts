import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';

/** Ids of the events in a file of lines, in their order. */
export function idsInLines(path: string): readonly string[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.filter((line) => line !== '').map((line) => String(JSON.parse(line).id));
}

/** Ids of the events in a folder of Parquet files, file after file. */
export async function idsInFolder(path: string): Promise<readonly string[]> {
  const names = readdirSync(path).filter((name) => name.endsWith('.parquet'));
  const parts = await Promise.all(names.toSorted().map((name) => idsInParquet(join(path, name))));
  return parts.flat();
}

/** Ids of the events in a Parquet file. */
export async function idsInParquet(path: string): Promise<readonly string[]> {
  const file = await asyncBufferFromFile(path);
  return (await parquetReadObjects({ file, columns: ['id'] })).map(({ id }) => String(id));
}

/** What a query of a database gives, as JSON. */
export async function queried(
  path: string,
  sql: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const instance = await DuckDBInstance.create(path, { threads: '1' });
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Ids of the events in a table of a database. */
export async function idsInTable(path: string, table = 'events'): Promise<readonly string[]> {
  const rows = await queried(path, `select id from "${table}" order by sequence`);
  return rows.map(({ id }) => String(id));
}
