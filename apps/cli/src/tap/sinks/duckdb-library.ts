import type { DuckDBInstance } from '@duckdb/node-api';
import { codeOf } from '../../error-code.js';
import { RefusalError } from '../../refusal.error.js';

/** What is used of `@duckdb/node-api`. */
export interface DuckDb {
  readonly DuckDBInstance: typeof DuckDBInstance;
}

const MISSING: ReadonlySet<string | null> = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);

/**
 * DuckDB, which is installed by those who want it: it is larger than all of Beacon.
 * @throws RefusalError that says what to install.
 */
export async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    if (!MISSING.has(codeOf(cause))) throw cause;
    throw new RefusalError(
      'Tables of DuckDB need the npm package @duckdb/node-api (70 MB), which is not installed, or not for this machine: ' +
        'npm install --global @duckdb/node-api where Beacon is installed globally, else npm install @duckdb/node-api beside it. JSONL and Parquet need nothing.',
      { cause },
    );
  }
}
