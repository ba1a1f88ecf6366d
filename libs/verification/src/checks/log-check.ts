import { CLASSIFIER_VERSION } from '@beacon/classification';
import type { CellBook } from '../cells/cell-book.js';
import type { CellEnd } from '../cells/cell-state.js';
import type { Faults } from '../faults.js';
import type { ExecutionEntry, OutcomeEntry } from '../file/lines.js';

/** Follows the log through the cells: each execution once in its cell, each change of an outcome from what was there. */
export class LogCheck {
  /** Cell of each execution by its id. */
  readonly #cells = new Map<number, number>();

  constructor(
    private readonly book: CellBook,
    private readonly faults: Faults,
  ) {}

  /** @returns the index of the cell; null when the entry belongs to none, or to one that has its execution already. */
  execution(entry: ExecutionEntry, line: number): number | null {
    const index = this.book.indexOf(entry);
    const at = { line, cell: entry };
    if (index === null) {
      this.faults.add('cell_unknown', 'no registration has this cell', at);
      return null;
    }
    const before = this.book.round(index);
    if (before >= entry.round) {
      const message = `round ${entry.round} comes after round ${before} of line ${this.book.line(index)}`;
      this.faults.add('cell_twice', message, at);
      return null;
    }
    const known = this.#cells.get(entry.id) ?? index;
    if (known !== index) {
      const message = `execution ${entry.id} is of another cell in line ${this.book.line(known)}`;
      this.faults.add('cell_twice', message, at);
      return null;
    }
    this.#cells.set(entry.id, index);
    this.book.note(index, {
      round: entry.round,
      line,
      end: entry.status === 'cancelled' ? 'cancelled' : entry.outcome,
      isQuarantined: entry.quarantine !== null,
      isUnasked: entry.error_code === 'max_cost',
    });
    return index;
  }

  /** The cell of an execution; null when there was none of that id. */
  cellOf(execution: number): number | null {
    return this.#cells.get(execution) ?? null;
  }

  outcome(entry: OutcomeEntry, line: number): void {
    const index = this.cellOf(entry.execution);
    if (index === null) {
      const message = `change ${entry.id} is of execution ${entry.execution}, which is not there before it`;
      this.faults.add('outcome_history', message, { line });
      return;
    }
    // What was replaced by a later round, with all that was said about it, counts no more.
    if (entry.kind === 'replacement' || entry.round < this.book.round(index)) return;
    this.#change(index, entry, line);
  }

  #change(index: number, { id, round, from, to }: OutcomeEntry, line: number): void {
    const at = { line, cell: this.book.nameOf(index) };
    const before = this.book.end(index);
    if (round !== this.book.round(index) || before !== from.outcome) {
      const message = `change ${id} is from ${from.outcome} of round ${round}, and there is ${before ?? 'nothing'} of round ${this.book.round(index)}`;
      this.faults.add('outcome_history', message, at);
    }
    const retyped = this.book.retyped(index);
    if (isClassified(to) && retyped !== null && retyped !== to.outcome) {
      const message = `it was typed again as ${to.outcome}, the classifier says ${retyped}`;
      this.faults.add('outcome_differs', message, at);
    }
    this.book.change(index, to.outcome);
  }

  /** Looks whether every cell is there, and as it is said to be. */
  end(): void {
    for (let index = 0; index < this.book.size; index += 1) {
      const end = this.book.end(index);
      if (end === null) {
        const cell = this.book.nameOf(index);
        this.faults.add('cell_missing', 'it was registered, and there is no execution of it', {
          cell,
        });
      } else this.#compareNow(index, end);
    }
  }

  #compareNow(index: number, end: CellEnd): void {
    const at = () => ({ line: this.book.line(index), cell: this.book.nameOf(index) });
    if (!this.book.hasRow(index)) {
      this.faults.add('row_missing', 'its execution counts and has no row', at());
      return;
    }
    const now = this.book.now(index);
    if (end === 'cancelled' || now === end) return;
    this.faults.add(
      'outcome_now',
      `its row says ${now ?? 'nothing'}, the log comes to ${end}`,
      at(),
    );
  }
}

function isClassified({ source, version }: OutcomeEntry['to']): boolean {
  const isOurs = source === 'provider' || source === 'rules' || source === 'model';
  return isOurs && version === CLASSIFIER_VERSION;
}
