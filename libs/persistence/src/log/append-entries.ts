import { CompactRange, HASH_LENGTH, entryText, leafHash } from '@beacon/signing';
import type { LogEntry } from '@beacon/signing';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** An entry on its way into a log. */
export interface NewEntry {
  readonly logId: number;
  readonly entry: LogEntry;
}

interface LogState {
  readonly id: number;
  readonly size: number;
  readonly frontier: Uint8Array;
}

const STATES = `select id, size::float8 as size, frontier from job_logs where id = any($1::int[])`;

const ADVANCE = `
update job_logs g set size = n.size, frontier = decode(n.frontier, 'hex')
from json_to_recordset($1::json) as n(id int, size bigint, frontier text) where g.id = n.id`;

const INSERT = `
insert into log_entries (log_id, position, body)
select log_id, position, body from json_to_recordset($1::json) as n(log_id int, position bigint, body text)`;

const NAME_REGISTRATION = `
update job_logs g set registration = n.sha256
from json_to_recordset($1::json) as n(id int, sha256 text) where g.id = n.id`;

/** Appends entries to their logs, in their order. The sequencer's lock must be held. */
export async function appendEntries(
  em: EntityManager,
  entries: readonly NewEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const byLog = Map.groupBy(entries, ({ logId }) => logId);
  const states = await readStates(em, [...byLog.keys()]);
  const rows = states.flatMap(({ id, size }) =>
    (byLog.get(id) ?? []).map(({ entry }, index) => ({
      log_id: id,
      position: size + index,
      body: entryText(entry),
    })),
  );
  await runStatement(em, INSERT, [JSON.stringify(rows)]);
  const leaves = Map.groupBy(rows, ({ log_id }) => log_id);
  await advance(em, states, (id) =>
    (leaves.get(id) ?? []).map(({ body }) => leafHash(Buffer.from(body))),
  );
  await nameRegistrations(em, entries);
}

/**
 * Moves logs on over entries that are inserted already, in the transaction that inserted them.
 * @param leaves hashes of the new leaves of each log by its id, one after the other.
 */
export async function advanceLogs(
  em: EntityManager,
  leaves: ReadonlyMap<number, Uint8Array>,
): Promise<void> {
  if (leaves.size === 0) return;
  const states = await readStates(em, [...leaves.keys()]);
  await advance(em, states, (id) => hashesOf(leaves.get(id) ?? new Uint8Array()));
}

/** The tree of a log as it is stored. */
export function treeOf({ size, frontier }: Pick<LogState, 'size' | 'frontier'>): CompactRange {
  return CompactRange.of(size, hashesOf(frontier));
}

async function readStates(em: EntityManager, ids: readonly number[]): Promise<LogState[]> {
  return runStatement(em, STATES, [ids]);
}

async function advance(
  em: EntityManager,
  states: readonly LogState[],
  leavesOf: (id: number) => readonly Uint8Array[],
): Promise<void> {
  const rows = states.map((state) => {
    const tree = treeOf(state);
    for (const leaf of leavesOf(state.id)) tree.append(leaf);
    const frontier = Buffer.concat(tree.hashes).toString('hex');
    return { id: state.id, size: tree.size, frontier };
  });
  await runStatement(em, ADVANCE, [JSON.stringify(rows)]);
}

async function nameRegistrations(em: EntityManager, entries: readonly NewEntry[]): Promise<void> {
  // Of two of a log the last stays.
  const last = new Map<number, string>();
  for (const { logId, entry } of entries) {
    if (entry.type === 'registration') last.set(logId, entry.sha256);
  }
  if (last.size === 0) return;
  const rows = [...last].map(([id, sha256]) => ({ id, sha256 }));
  await runStatement(em, NAME_REGISTRATION, [JSON.stringify(rows)]);
}

function hashesOf(bytes: Uint8Array): Uint8Array[] {
  const hashes: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += HASH_LENGTH) {
    hashes.push(bytes.subarray(from, from + HASH_LENGTH));
  }
  return hashes;
}
