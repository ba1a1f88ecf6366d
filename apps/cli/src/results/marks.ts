import type { Schema } from '@beacon/client';
import type { Tone } from '../terminal/style.js';

export type Matrix = Schema<'MatrixView'>;
export type Cell = Schema<'MatrixCell'>;

/** How an outcome stands in a matrix. */
interface Mark {
  readonly sign: string;
  readonly word: string;
  readonly tone: Tone;
}

const MARKS: Readonly<Record<string, Mark>> = {
  answered: { sign: '✓', word: 'answered', tone: 'good' },
  partial: { sign: '◐', word: 'partial', tone: 'warning' },
  evasive: { sign: '~', word: 'evasive', tone: 'warning' },
  refused: { sign: '✗', word: 'refused', tone: 'bad' },
  blocked_input: { sign: '⊘', word: 'blocked', tone: 'bad' },
  blocked_output: { sign: '⊘', word: 'blocked', tone: 'bad' },
  empty: { sign: '∅', word: 'empty', tone: 'warning' },
  truncated: { sign: '…', word: 'truncated', tone: 'warning' },
  error: { sign: '!', word: 'failed', tone: 'warning' },
};
const NOT_ASKED: Mark = { sign: '–', word: 'not asked: cost limit', tone: 'quiet' };
const NOTHING: Mark = { sign: '·', word: 'no outcome yet', tone: 'quiet' };
const UNKNOWN: Mark = { sign: '?', word: 'another outcome', tone: 'warning' };

/** The outcome that most of a cell's repeats came to; null when it has none. */
export function outcomeOf(cell: Cell | undefined): string | null {
  const outcomes = Object.entries(cell?.outcomes ?? {});
  return outcomes.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** The mark of a cell. */
export function markOf(cell: Cell | undefined): Mark {
  const outcome = outcomeOf(cell);
  if (outcome === 'error' && isNotAsked(cell)) return NOT_ASKED;
  return outcome === null ? NOTHING : (MARKS[outcome] ?? UNKNOWN);
}

/** Whether the cost limit kept all of its repeats that failed from being asked. */
function isNotAsked(cell: Cell | undefined): boolean {
  const { error = 0 } = (cell?.outcomes ?? {}) as Readonly<Record<string, number>>;
  return (cell?.not_asked ?? 0) >= Math.max(1, error);
}

/** Whether the repeats of a cell came to different outcomes. */
export function isMixed(cell: Cell | undefined): boolean {
  return Object.keys(cell?.outcomes ?? {}).length > 1;
}

/** What the marks of these cells mean, each mark once, in the order of the outcomes. */
export function legendOf(cells: readonly Cell[]): readonly string[] {
  const seen = new Set(cells.map((cell) => markOf(cell).sign));
  const known = [...Object.values(MARKS), NOT_ASKED, UNKNOWN, NOTHING].filter(({ sign }) =>
    seen.has(sign),
  );
  const words = new Set(known.map(({ sign, word }) => `${sign} ${word}`));
  const mixed = cells.some(isMixed) ? ['+ repeats came to several outcomes'] : [];
  return [...words, ...mixed];
}
