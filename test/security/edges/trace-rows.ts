import type { DatabaseProbe } from '../../faults/lab/database-probe.js';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import type { AttackedStack } from './attacked-stack.js';
import { MARK } from './injections.js';

/** Resident memory of a service: a heap of 384 MiB at most, and buffers beside it. */
const RSS_LIMIT_MIB = 700;
/** How long a service may compute at a stretch. */
const BUSY_LIMIT_MS = 1_500;

/** What the attacks left behind: in the database, in the logs, in memory, among the processes. */
export async function traceRows(
  { lines, watch, deaths }: AttackedStack,
  database: DatabaseProbe,
): Promise<readonly SecurityRow[]> {
  const services = Object.entries(watch.figures()).filter(
    ([, { loop_busy_ms: ms }]) => ms !== null,
  );
  return [
    await databaseRow(database),
    await logRow(lines),
    row('no process ended by itself', deaths.length === 0, deaths.join(', ') || 'none did'),
    ...services.map(([name, { rss_mib, loop_busy_ms }]) =>
      row(
        `${name} stays below ${RSS_LIMIT_MIB} MiB and computes no ${BUSY_LIMIT_MS} ms at a stretch`,
        rss_mib < RSS_LIMIT_MIB && (loop_busy_ms ?? 0) < BUSY_LIMIT_MS,
        `${rss_mib} MiB, ${loop_busy_ms ?? 0} ms`,
      ),
    ),
  ];
}

async function databaseRow(database: DatabaseProbe): Promise<SecurityRow> {
  return tryOut({
    identity: 'after all attacks',
    operation: 'tables that an injection made',
    expected: 'none',
    run: async () =>
      database.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_name like '%${MARK}%'`,
      ),
    isAsExpected: (found) => found.length === 0,
    say: (found) => found.map(({ name }) => name).join(', ') || 'none',
  });
}

async function logRow(lines: readonly string[]): Promise<SecurityRow> {
  return tryOut({
    identity: 'after all attacks',
    operation: 'lines of the log that an injection made, or that hold its text',
    expected: 'none',
    run: async () => lines.filter((line) => line.includes(MARK)),
    isAsExpected: (found) => found.length === 0,
    say: (found) => (found.length === 0 ? 'none' : `${found.length}: ${found[0]?.slice(0, 200)}`),
  });
}

function row(operation: string, isAsExpected: boolean, happened: string): SecurityRow {
  return { identity: 'after all attacks', operation, expected: 'so', happened, isAsExpected };
}
