import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** The tables that logs are made from. Their rows get growing ids, and what an id stands for is never changed in a log. */
export const LOG_SOURCES = [
  'job_registrations',
  'executions',
  'late_results',
  'outcome_changes',
  'audit_log',
  'labels',
  'label_history',
  'reviews',
  // The last: what was recorded before an erasure was asked for is in the log before it.
  'job_erasures',
] as const;
export type LogSource = (typeof LOG_SOURCES)[number];

/** Number of the advisory lock of the one that writes logs. */
const SEQUENCER_LOCK = 0x6265616f;

/**
 * Takes the lock of the sequencer until the transaction ends; false when another recorder holds it. Logs are written by its holder only:
 * none has a gap, and none an entry twice.
 */
export async function trySequencerLock(em: EntityManager): Promise<boolean> {
  const [row] = await runStatement<{ locked: boolean }>(
    em,
    'select pg_try_advisory_xact_lock($1::bigint) as locked',
    [SEQUENCER_LOCK],
  );
  return row?.locked === true;
}

const READ = 'select position::float8 as position from log_positions where source = $1';
const WRITE = 'update log_positions set position = $2 where source = $1 and position < $2';

/** The id up to which a source is in the logs. */
export async function readLogPosition(em: EntityManager, source: LogSource): Promise<number> {
  const [row] = await runStatement<{ position: number }>(em, READ, [source]);
  if (row === undefined) throw new Error(`the log has no position in ${source}: migrate`);
  return row.position;
}

/** Moves on to an id, in the transaction of the entries up to it. */
export async function moveLogPosition(
  em: EntityManager,
  source: LogSource,
  position: number,
): Promise<void> {
  await runStatement(em, WRITE, [source, position]);
}
