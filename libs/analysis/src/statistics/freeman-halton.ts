import { clampProbability } from './interval.js';
import { columnSums, requireRectangle, rowSums, type CountTable } from './matrix-table.js';
import { logHypergeometricProbability, type Margins } from './saddle-point.js';
import { TIE } from './tie.js';

/** Steps of the enumeration, at most: some tenths of a second. */
const STEPS_LIMIT = 1_000_000;

/** ln n! for the tables that are small enough for all their tables to be listed, as a rule. */
const LOG_FACTORIALS = new Float64Array(513);
for (let n = 2; n < LOG_FACTORIALS.length; n += 1) {
  LOG_FACTORIALS[n] = (LOG_FACTORIALS[n - 1] ?? 0) + Math.log(n);
}

/**
 * Fisher's exact test for tables of any size (Freeman and Halton 1951): all margins fixed, p adds up the chances of all
 * tables not likelier than the observed one (relative tolerance 1e-7, as in R). Tables are listed column by column,
 * rows and columns so turned that few are listed: with few events even many answers are no matter. Null when it takes
 * more than a million steps; then see pearsonChiSquared. With fewer than two rows or columns in use p is 1.
 * @throws RangeError unless a rectangle of whole numbers of at least 0.
 */
export function fisherFreemanHalton(table: CountTable): { readonly p: number } | null {
  requireRectangle('table', table);
  const turned = inListingOrder(table);
  if (turned.length < 2 || (turned[0]?.length ?? 0) < 2) return { p: 1 };
  const limit = logChanceOf(turned) + Math.log(TIE);
  const search = new TableSearch(columnSums(turned), rowSums(turned), limit);
  return search.fillColumn(0, 0) ? { p: clampProbability(search.notLikelier) } : null;
}

/**
 * Lists all tables with given margins, column by column and row by row. What a cell can hold, given all cells before
 * it, is hypergeometric, so that the chance of a table is a product of such chances, each right to some 14 digits.
 */
class TableSearch {
  notLikelier = 0;
  #steps = 0;
  /** What the rows still lack; restored as the search goes back. */
  readonly #lacking: number[];

  constructor(
    private readonly columns: readonly number[],
    rows: readonly number[],
    private readonly limit: number,
  ) {
    this.#lacking = [...rows];
  }

  /** Fills this column and all after it; false when the limit of steps is reached. */
  fillColumn(column: number, logChance: number): boolean {
    if (column === this.columns.length - 1) {
      // The last column takes what the rows lack: no choice, so no further factor.
      if (logChance <= this.limit) this.notLikelier += Math.exp(logChance);
      return true;
    }
    const others = this.#lacking.reduce((sum, lacking) => sum + lacking, 0);
    return this.#fillRow(column, 0, { left: this.columns[column] ?? 0, others, logChance });
  }

  #fillRow(
    column: number,
    row: number,
    state: { readonly left: number; readonly others: number; readonly logChance: number },
  ): boolean {
    this.#steps += 1;
    if (this.#steps > STEPS_LIMIT) return false;
    const { left, logChance } = state;
    if (row === this.#lacking.length) return this.fillColumn(column + 1, logChance);
    const lacking = this.#lacking[row] ?? 0;
    const others = state.others - lacking;
    const least = Math.max(0, left - others);
    const most = Math.min(left, lacking);
    const margins = { first: lacking, second: others, events: left };
    let next = logChance + logCellChance(least, margins);
    for (let cell = least; cell <= most; cell += 1) {
      this.#lacking[row] = lacking - cell;
      if (!this.#fillRow(column, row + 1, { left: left - cell, others, logChance: next })) {
        return false;
      }
      next += Math.log(
        ((lacking - cell) * (left - cell)) / ((cell + 1) * (others - left + cell + 1)),
      );
    }
    this.#lacking[row] = lacking;
    return true;
  }
}

/**
 * Hypergeometric chance of one cell. Up to 512 answers log factorials lose no digit that matters and are ten times
 * faster than the expansion.
 */
function logCellChance(x: number, margins: Margins): number {
  const { first, second, events } = margins;
  if (first + second >= LOG_FACTORIALS.length) return logHypergeometricProbability(x, margins);
  return logChoose(first, x) + logChoose(second, events - x) - logChoose(first + second, events);
}

function logChoose(n: number, k: number): number {
  return (LOG_FACTORIALS[n] ?? 0) - (LOG_FACTORIALS[k] ?? 0) - (LOG_FACTORIALS[n - k] ?? 0);
}

/** The same product for one table. */
function logChanceOf(table: CountTable): number {
  const lacking = rowSums(table);
  let logChance = 0;
  for (const [column, total] of columnSums(table).entries()) {
    let [left, others] = [total, lacking.reduce((sum, row) => sum + row, 0)];
    for (const [row, cells] of table.entries()) {
      const cell = cells[column] ?? 0;
      const first = lacking[row] ?? 0;
      others -= first;
      logChance += logCellChance(cell, { first, second: others, events: left });
      left -= cell;
      lacking[row] = first - cell;
    }
  }
  return logChance;
}

/**
 * Without empty rows and columns, the longer side as columns, each side from the smallest sum to the largest: the
 * largest are filled by what is left.
 */
function inListingOrder(table: CountTable): number[][] {
  const once = transpose(usedAscending(table));
  const twice = usedAscending(once);
  return twice.length <= (twice[0]?.length ?? 0) ? twice : transpose(twice);
}

function usedAscending(table: CountTable): number[][] {
  const sums = rowSums(table);
  return [...table.keys()]
    .filter((row) => (sums[row] ?? 0) > 0)
    .toSorted((one, other) => (sums[one] ?? 0) - (sums[other] ?? 0))
    .map((row) => [...(table[row] ?? [])]);
}

function transpose(table: CountTable): number[][] {
  return (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? 0));
}
