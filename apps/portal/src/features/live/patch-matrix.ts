import type { Schema } from '@beacon/client';
import { OUTCOMES } from '../../lib/outcomes.ts';
import type { Outcome } from '../../lib/outcomes.ts';
import type { ExecutionEntry } from './events.ts';

type Matrix = Schema<'MatrixView'>;
type Cell = Schema<'MatrixCell'>;
type Question = Schema<'MatrixQuestionView'>;
type Counts = Partial<Record<Outcome, number>>;

/** How many executions a cell names. */
const NAMED_EXECUTIONS = 3;

/** A cell with an execution in it, or `null` when only reading it again can tell what it is now. */
export function patchCell(cell: Cell, entry: ExecutionEntry): Cell | null {
  if (cell.expected === 1) return withExecution(emptyCell(cell), entry);
  const isNamed = cell.execution_ids.includes(entry.execution_id);
  // A later round replaces an outcome that the cell's counts do not tell apart.
  if (entry.round > 1) return null;
  // At least once: the same event may come again, or what was read may hold it already.
  if (isNamed || cell.recorded >= cell.expected) return cell;
  return withExecution(cell, entry);
}

/** Whether a cell that was read lacks an execution that was recorded before. */
export function lacks(cell: Cell, entry: ExecutionEntry): boolean {
  // Beyond the executions that a cell names it cannot be told which it has.
  if (cell.expected > NAMED_EXECUTIONS) return false;
  return cell.recorded < cell.expected && !cell.execution_ids.includes(entry.execution_id);
}

/** What became of a page of a matrix. */
export interface PatchedMatrix {
  readonly matrix: Matrix;
  /** Whether something in it can only be known by reading it again. */
  readonly isStale: boolean;
}

/** A page with executions in it; the same object when none of them is on it. */
export function patchMatrix(
  matrix: Matrix,
  entries: ReadonlyMap<string, readonly ExecutionEntry[]>,
): PatchedMatrix {
  let isStale = false;
  let isChanged = false;
  const questions = matrix.questions.map((question) => {
    const found = entries.get(question.question_id ?? '');
    if (found === undefined) return question;
    const patched = patchQuestion(question, found);
    isStale ||= patched.isStale;
    isChanged ||= patched.question !== question;
    return patched.question;
  });
  return { matrix: isChanged ? { ...matrix, questions } : matrix, isStale };
}

/** Entries by the question that they answer; `''` for the job's own prompt. */
export function byQuestion(
  entries: Iterable<ExecutionEntry>,
): ReadonlyMap<string, readonly ExecutionEntry[]> {
  return Map.groupBy(entries, ({ question_id: id }) => id ?? '');
}

function patchQuestion(
  question: Question,
  entries: readonly ExecutionEntry[],
): { question: Question; isStale: boolean } {
  const cells = [...question.cells];
  let isStale = false;
  let isChanged = false;
  for (const entry of entries) {
    const place = cells.findIndex(
      ({ model_id: model, region }) => model === entry.model_id && region === entry.region,
    );
    const cell = cells[place];
    if (cell === undefined) continue;
    const patched = patchCell(cell, entry);
    isStale ||= patched === null;
    if (patched === null || patched === cell) continue;
    cells[place] = patched;
    isChanged = true;
  }
  return {
    question: isChanged ? { ...question, cells, flip_rate: meanFlip(cells) } : question,
    isStale,
  };
}

/** What is recorded is asked again no more. */
function emptyCell(cell: Cell): Cell {
  const { retrying: _, not_asked: __, ...rest } = cell;
  return {
    ...rest,
    recorded: 0,
    quarantined: 0,
    status: 'pending',
    outcomes: {},
    execution_ids: [],
  };
}

function withExecution(
  cell: Cell,
  { execution_id: id, outcome, status, quarantine }: ExecutionEntry,
): Cell {
  const counts: Counts = cell.outcomes;
  // As in what is read: neither says anything of the region.
  const tells = !quarantine && status !== 'cancelled';
  const outcomes = tells ? { ...counts, [outcome]: (counts[outcome] ?? 0) + 1 } : counts;
  const ids = cell.execution_ids;
  return {
    ...cell,
    recorded: cell.recorded + 1,
    quarantined: cell.quarantined + (quarantine ? 1 : 0),
    status: cell.status === 'pending' || cell.status === status ? status : 'mixed',
    outcomes,
    flip_rate: flipOf(outcomes),
    execution_ids: ids.length < NAMED_EXECUTIONS ? [...ids, id].toSorted((a, b) => a - b) : ids,
  };
}

/** 1 when some measured repeats are refused and others are not; null with fewer than two. */
function flipOf(outcomes: Counts): 0 | 1 | null {
  const measured = OUTCOMES.filter((outcome) => outcome !== 'error').reduce(
    (sum, outcome) => sum + (outcomes[outcome] ?? 0),
    0,
  );
  const { refused = 0 } = outcomes;
  if (measured < 2) return null;
  return refused > 0 && refused < measured ? 1 : 0;
}

function meanFlip(cells: readonly Cell[]): number | null {
  const known = cells.flatMap(({ flip_rate: rate }) => (rate === null ? [] : [rate]));
  return known.length === 0
    ? null
    : known.reduce<number>((sum, rate) => sum + rate, 0) / known.length;
}
