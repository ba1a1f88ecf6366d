import { connectBus } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { streams } from '@beacon/contracts';
import { makeTempFolder, onceOnExit, startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { brokerLogin, until } from '@beacon/testing';
import { Client } from 'pg';
import { writeBenchCatalogue } from '../catalogue.js';
import { benchJob } from '../job.js';
import { rounded } from '../ratio.js';
import { runBenchJob } from '../run-job.js';

/** What a table, with its indexes, grew by. */
export interface TableGrowth {
  readonly table: string;
  readonly bytesPerCell: number;
}

/** What a job leaves behind, in bytes for each of its cells. */
export interface StorageFigures {
  readonly cells: number;
  readonly executionsPerSecond: number;
  readonly database: number;
  /** PostgreSQL's log: what archives and replicas get. */
  readonly databaseLog: number;
  readonly tables: readonly TableGrowth[];
  /** Until 15 minutes after the end of its job. */
  readonly results: number;
  /** For as long as events are kept. */
  readonly events: number;
}

/** So that pages, streams and caches that are made once do not count. */
const WARM_UP_CELLS = 720;
/** Smaller ones are no matter of size. */
const SMALLEST_BYTES = 1;

const TABLES = `
select relname as table, pg_total_relation_size(relid)::float8 as bytes from pg_stat_user_tables`;
const LOG = `select (pg_current_wal_lsn() - '0/0')::float8 as bytes`;
const LOGGED = 'select count(*)::float8 as bytes from log_entries';

/** Runs a job on a stack of its own, and says what it takes at rest. */
export async function benchStorage(cells: number, concurrency: number): Promise<StorageFigures> {
  const folder = await makeTempFolder();
  const stack = await startStack({
    cataloguePath: await writeBenchCatalogue(folder.path, concurrency),
    env: { simulator: { SIMULATOR_LATENCY: '0' } },
  });
  const stop = async (): Promise<void> => {
    await stack.stop();
    await folder.remove();
  };
  const forget = onceOnExit(stop);
  try {
    await runBenchJob(stack, benchJob(WARM_UP_CELLS));
    return await measure(stack, cells);
  } finally {
    forget();
    await stop();
  }
}

async function measure(stack: Stack, wanted: number): Promise<StorageFigures> {
  const database = new Client({ connectionString: stack.databaseUrl });
  await database.connect();
  const bus = await connectBus(brokerLogin(stack.brokerEnvironment('operator')));
  try {
    const job = benchJob(wanted);
    const before = await sizes(database, bus);
    const { cells, executionsPerSecond } = await runBenchJob(stack, job);
    // The provable log is written behind the executions.
    const logged = before.logged + cells;
    await until(async () => (await number(database, LOGGED)) >= logged, 'every cell is logged');
    const after = await sizes(database, bus);
    return { cells, executionsPerSecond, ...growth(before, after, cells) };
  } finally {
    await database.end();
    await bus.connection.close();
  }
}

interface Sizes {
  readonly tables: ReadonlyMap<string, number>;
  readonly databaseLog: number;
  readonly logged: number;
  readonly results: number;
  readonly events: number;
}

async function sizes(database: Client, bus: Bus): Promise<Sizes> {
  const { rows } = await database.query<{ table: string; bytes: number }>(TABLES);
  return {
    tables: new Map(rows.map(({ table, bytes }) => [table, bytes])),
    databaseLog: await number(database, LOG),
    logged: await number(database, LOGGED),
    results: (await bus.manager.streams.info(streams.results)).state.bytes,
    events: (await bus.manager.streams.info(streams.events)).state.bytes,
  };
}

async function number(database: Client, sql: string): Promise<number> {
  const { rows } = await database.query<{ bytes: number }>(sql);
  return rows[0]?.bytes ?? 0;
}

function growth(
  before: Sizes,
  after: Sizes,
  cells: number,
): Omit<StorageFigures, 'cells' | 'executionsPerSecond'> {
  const perCell = (from: number, to: number): number => rounded((to - from) / cells, 0);
  const tables = [...after.tables]
    .map(([table, bytes]) => ({
      table,
      bytesPerCell: perCell(before.tables.get(table) ?? 0, bytes),
    }))
    .filter(({ bytesPerCell }) => bytesPerCell >= SMALLEST_BYTES)
    .toSorted((one, other) => other.bytesPerCell - one.bytesPerCell);
  return {
    database: tables.reduce((sum, { bytesPerCell }) => sum + bytesPerCell, 0),
    databaseLog: perCell(before.databaseLog, after.databaseLog),
    tables,
    results: perCell(before.results, after.results),
    events: perCell(before.events, after.events),
  };
}

/** The figures as a table in Markdown. */
export function storageReport(figures: StorageFigures): string {
  const { cells, database, databaseLog, tables, results, events } = figures;
  const rows: readonly (readonly [string, number])[] = [
    ...tables.map(({ table, bytesPerCell }) => [`table ${table}`, bytesPerCell] as const),
    ['all tables', database],
    ["PostgreSQL's log", databaseLog],
    [`stream ${streams.results}`, results],
    [`stream ${streams.events}`, events],
  ];
  return [
    `${cells} cells; with indexes; no answer longer than the simulator's`,
    '| what | bytes a cell |',
    '| --- | ---: |',
    ...rows.map(([what, bytes]) => `| ${what} | ${bytes} |`),
  ].join('\n');
}
