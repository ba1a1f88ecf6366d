import { OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import { readMarks } from '@beacon/persistence';
import type { QuestionMarks } from '@beacon/persistence';
import { CELL_STATUSES } from './cell-status.js';
import type { CellStatus } from './cell-status.js';

/**
 * What a job's cells came to, as far as questions are found and ordered by it: some bytes for each cell, so that those of a large job
 * can be kept. A cell's place is that of its question times the number of lanes, and that of its lane.
 */
export interface MatrixColumns {
  readonly lanes: number;
  /** A bit for each outcome that it has, the first in the domain's order lowest; neither cancelled nor quarantined ones. */
  readonly outcomes: Uint16Array;
  /** 1 and the place of its most frequent outcome; 0 when there is none. */
  readonly leading: Uint8Array;
  /** Place in {@link CELL_STATUSES}. */
  readonly statuses: Uint8Array;
  /** Executions that rates are made of: neither failed nor cancelled nor quarantined. */
  readonly measured: Uint32Array;
  readonly refused: Uint32Array;
}

/** The bits of some outcomes. */
export function bitsOf(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((bits, outcome) => bits | (1 << OUTCOMES.indexOf(outcome)), 0);
}

/**
 * Writes down what a job's cells came to.
 * @param ids of the questions, in the order of the job.
 */
export function toColumns(
  ids: readonly string[],
  lanes: number,
  marks: readonly QuestionMarks[],
): MatrixColumns {
  const columns = emptyColumns(ids.length * lanes, lanes);
  const rows = new Map(ids.map((id, row) => [id, row]));
  const counts = new CellCounts(lanes);
  for (const question of marks) {
    const row = rows.get(question.questionId);
    // A question that an extension added since the list of questions was read.
    if (row === undefined) continue;
    counts.take(question);
    counts.write(columns, row * lanes);
  }
  return columns;
}

function emptyColumns(cells: number, lanes: number): MatrixColumns {
  return {
    lanes,
    outcomes: new Uint16Array(cells),
    leading: new Uint8Array(cells),
    statuses: new Uint8Array(cells),
    measured: new Uint32Array(cells),
    refused: new Uint32Array(cells),
  };
}

const PENDING = CELL_STATUSES.indexOf('pending');
const MIXED = CELL_STATUSES.indexOf('mixed');
const ERROR = OUTCOMES.indexOf('error');
const REFUSED = OUTCOMES.indexOf('refused');
const WIDTH = OUTCOMES.length;

/** Counts the executions of one question after the other. */
class CellCounts {
  readonly #counts: Uint32Array;
  readonly #statuses: Uint8Array;

  constructor(private readonly lanes: number) {
    this.#counts = new Uint32Array(lanes * WIDTH);
    this.#statuses = new Uint8Array(lanes);
  }

  take(question: QuestionMarks): void {
    this.#counts.fill(0);
    this.#statuses.fill(PENDING);
    for (const { lane, status, outcome, isQuarantined } of readMarks(question)) {
      this.#statuses[lane] = joined(this.#statuses[lane] ?? PENDING, status);
      if (isQuarantined || status === 'cancelled') continue;
      const at = lane * WIDTH + OUTCOMES.indexOf(outcome);
      this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    }
  }

  write(columns: MatrixColumns, first: number): void {
    for (let lane = 0; lane < this.lanes; lane += 1) {
      const counts = this.#counts.subarray(lane * WIDTH, (lane + 1) * WIDTH);
      const at = first + lane;
      columns.statuses[at] = this.#statuses[lane] ?? PENDING;
      columns.outcomes[at] = counts.reduce((bits, count, n) => bits | (count > 0 ? 1 << n : 0), 0);
      columns.leading[at] = leadingOf(counts);
      columns.measured[at] = counts.reduce((sum, count) => sum + count, 0) - (counts[ERROR] ?? 0);
      columns.refused[at] = counts[REFUSED] ?? 0;
    }
  }
}

function joined(known: number, status: CellStatus): number {
  const place = CELL_STATUSES.indexOf(status);
  return known === PENDING || known === place ? place : MIXED;
}

/** An error tells nothing of the model. Of equally frequent outcomes the first in the domain's order counts. */
function leadingOf(counts: Uint32Array): number {
  let leading = 0;
  for (let n = 0; n < WIDTH; n += 1) {
    if (n !== ERROR && (counts[n] ?? 0) > (leading === 0 ? 0 : (counts[leading - 1] ?? 0)))
      leading = n + 1;
  }
  return leading;
}
