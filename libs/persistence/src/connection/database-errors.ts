/**
 * What an error of the database says about trying again.
 * - `away`: the server cannot be reached, or cannot serve now: the same statement works later.
 * - `conflict`: transactions got into each other's way: the same statement works at once.
 * - `data`: it lies in the values, and comes again with them.
 * - `other`: anything else, as a rule a mistake in the code or a database that is not migrated.
 */
export type DatabaseErrorKind = 'away' | 'conflict' | 'data' | 'other';

/** SQLSTATE classes: data exception, integrity constraint violation, program limit exceeded. */
const DATA_CLASSES: ReadonlySet<string> = new Set(['22', '23', '54']);
/** SQLSTATE classes: connection exception, insufficient resources, operator intervention, system error. */
const AWAY_CLASSES: ReadonlySet<string> = new Set(['08', '53', '57', '58']);
/** Serialization failure, deadlock, lock not available. */
const LOCK_NOT_AVAILABLE = '55P03';
const CONFLICTS: ReadonlySet<string> = new Set(['40001', '40P01', LOCK_NOT_AVAILABLE]);
/** A standby that was not promoted yet takes no writes. */
const READ_ONLY = '25006';
const SQLSTATE = /^[0-9A-Z]{5}$/;
const NETWORK_CODE =
  /^E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)$/;
/** What the driver says of a connection that ended under it; it gives these errors no code. */
const LOST_CONNECTION =
  /connection terminated|connection error and is not queryable|client was closed|timeout exceeded when trying to connect/i;

/** Tells what an error of the database says about trying again. */
export function databaseErrorKind(error: unknown): DatabaseErrorKind {
  // By its shape: what comes from the network may be of another realm, whose classes are not ours.
  if (typeof error !== 'object' || error === null) return 'other';
  const code = textOf(error, 'code');
  if (NETWORK_CODE.test(code)) return 'away';
  if (SQLSTATE.test(code)) return kindOfState(code);
  return LOST_CONNECTION.test(textOf(error, 'message')) ? 'away' : 'other';
}

/** Whether a lock wait timed out: the lock is held for longer than our own transactions hold one. */
export function isLockTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && textOf(error, 'code') === LOCK_NOT_AVAILABLE
  );
}

function textOf(error: object, name: 'code' | 'message'): string {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
}

function kindOfState(state: string): DatabaseErrorKind {
  if (CONFLICTS.has(state)) return 'conflict';
  const stateClass = state.slice(0, 2);
  if (DATA_CLASSES.has(stateClass)) return 'data';
  return AWAY_CLASSES.has(stateClass) || state === READ_ONLY ? 'away' : 'other';
}
