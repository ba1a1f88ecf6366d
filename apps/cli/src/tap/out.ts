import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { codeOf } from '../error-code.js';
import { UsageError } from '../refusal.error.js';

/** Where events go, and as what. */
export type Out = {
  readonly kind: 'stdout' | 'jsonl' | 'parquet-file' | 'parquet-folder' | 'duckdb';
  readonly path: string;
  /** Of a database; `events` elsewhere. */
  readonly table: string;
};

const KINDS: ReadonlyMap<string, Out['kind']> = new Map([
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
  ['.parquet', 'parquet-file'],
  ['.duckdb', 'duckdb'],
]);

const DEFAULT_TABLE = 'events';

/**
 * Tells by its name what a place is.
 * @throws UsageError when the name does not say it, or a table is named in what has none.
 */
export async function outOf(path: string, table: string | undefined): Promise<Out> {
  const kind = await kindOf(path);
  if (table !== undefined && kind !== 'duckdb')
    throw new UsageError(`--table goes with --out FILE.duckdb, and --out is ${path}.`);
  return { kind, path, table: table ?? DEFAULT_TABLE };
}

async function kindOf(path: string): Promise<Out['kind']> {
  if (path === '-') return 'stdout';
  if (path.endsWith('/') || (await isFolder(path))) return 'parquet-folder';
  const kind = KINDS.get(extname(path).toLowerCase());
  if (kind !== undefined) return kind;
  throw new UsageError(
    `--out is ${JSON.stringify(path)}, must end with .jsonl, .parquet or .duckdb, or with / for a folder of Parquet files.`,
  );
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}
