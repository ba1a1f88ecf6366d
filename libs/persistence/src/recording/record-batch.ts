import type { EntityManager } from '@mikro-orm/postgresql';
import { roundKey } from './execution-row.js';
import type { ExecutionRow, WrittenExecution } from './execution-row.js';
import { explainNotRecorded, classifyUnrecorded } from './explain-not-recorded.js';
import type { Fate } from './explain-not-recorded.js';
import { keepLateResults } from './keep-late-results.js';
import type { LateRow } from './keep-late-results.js';
import { recordExecutions, replaceExecutions } from './record-executions.js';

/** An execution with the row that it was recorded from. */
export interface RecordedExecution {
  readonly id: number;
  readonly recordedAt: Date;
  readonly row: ExecutionRow;
  /** True when it had been recorded before, by the same message. */
  readonly isRepeat?: boolean;
}

/** The results of the rows of a batch. Rows that are not listed are late, and kept. */
export interface BatchRecording {
  /** Recorded now, or by the same message before. */
  readonly recorded: readonly RecordedExecution[];
  /** Rows that can never be recorded, with the reason. */
  readonly refused: ReadonlyMap<ExecutionRow, string>;
  /** Rows whose job is locked, was reopened, or whose round was requested meanwhile: they must be redelivered. */
  readonly again: readonly ExecutionRow[];
}

const NOTHING: BatchRecording = { recorded: [], refused: new Map(), again: [] };

/** Merges the results of two parts of a batch. */
export function joinRecordings(first: BatchRecording, second: BatchRecording): BatchRecording {
  return {
    recorded: [...first.recorded, ...second.recorded],
    refused: new Map([...first.refused, ...second.refused]),
    again: [...first.again, ...second.again],
  };
}

/**
 * Records results: first rounds are inserted, later ones replace what they were asked to replace, and what does not count is
 * kept among the late results. Safe to repeat, as a whole and in parts, also when an earlier run's answer was lost: what is
 * recorded already is found, and said to be recorded.
 * @throws Error of the driver. Some of the rows may be recorded then.
 */
export async function recordBatch(
  em: EntityManager,
  rows: readonly ExecutionRow[],
): Promise<BatchRecording> {
  if (rows.length === 0) return NOTHING;
  const { first, others } = firstOfEachRound(rows);
  const recording = await recordDistinct(em, first);
  // The others find the first recorded, and are the same message again or too late.
  return others.length === 0 ? recording : joinRecordings(recording, await recordBatch(em, others));
}

function firstOfEachRound(rows: readonly ExecutionRow[]): {
  readonly first: ReadonlyMap<string, ExecutionRow>;
  readonly others: readonly ExecutionRow[];
} {
  const first = new Map<string, ExecutionRow>();
  const others: ExecutionRow[] = [];
  for (const row of rows) {
    const key = roundKey(row);
    if (first.has(key)) others.push(row);
    else first.set(key, row);
  }
  return { first, others };
}

async function recordDistinct(
  em: EntityManager,
  rows: ReadonlyMap<string, ExecutionRow>,
): Promise<BatchRecording> {
  const left = new Map(rows);
  const inserted = take(left, await recordExecutions(em, [...rows.values()]));
  const later = [...left.values()].filter(({ round }) => round > 1);
  const replaced = take(left, await replaceExecutions(em, later));
  const recording = { ...NOTHING, recorded: [...inserted, ...replaced] };
  if (left.size === 0) return recording;
  return joinRecordings(recording, await sortOut(em, [...left.values()]));
}

/** Takes what was written out of the rows that are left. */
function take(
  left: Map<string, ExecutionRow>,
  written: readonly WrittenExecution[],
): RecordedExecution[] {
  return written.flatMap((execution) => {
    const key = roundKey(execution);
    const row = left.get(key);
    left.delete(key);
    const { id, recorded_at } = execution;
    return row === undefined ? [] : [{ id, recordedAt: new Date(recorded_at), row }];
  });
}

async function sortOut(em: EntityManager, rows: readonly ExecutionRow[]): Promise<BatchRecording> {
  const reasons = await explainNotRecorded(em, rows);
  const fates = rows.flatMap((row, index) => {
    const reason = reasons[index];
    return reason === undefined ? [] : [{ row, fate: classifyUnrecorded(row, reason) }];
  });
  await keepLateResults(em, fates.flatMap(lateRow));
  return {
    recorded: fates.flatMap(recordedBefore),
    refused: new Map(
      fates.flatMap(({ row, fate }) => (fate.kind === 'refused' ? [[row, fate.reason]] : [])),
    ),
    again: fates.filter(({ fate }) => fate.kind === 'offer_again').map(({ row }) => row),
  };
}

interface RowFate {
  readonly row: ExecutionRow;
  readonly fate: Fate;
}

function lateRow({ row, fate }: RowFate): LateRow[] {
  return fate.kind === 'late' ? [{ row, reason: fate.reason }] : [];
}

function recordedBefore({ row, fate }: RowFate): RecordedExecution[] {
  if (fate.kind !== 'recorded_before') return [];
  return [{ id: fate.id, recordedAt: fate.recordedAt, row, isRepeat: true }];
}
