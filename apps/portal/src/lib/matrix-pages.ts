/** Questions of a page of rows. */
export const PAGE_ROWS = 100;
/** Cells of a page that the gateway gives at most. */
const MOST_CELLS = 20_000;

/** Rows of a page: fewer where a question has many cells. */
export function pageRowsOf(lanes: number): number {
  return Math.max(1, Math.min(PAGE_ROWS, Math.floor(MOST_CELLS / Math.max(1, lanes))));
}

/** Where the pages begin that hold the rows from one to another. */
export function offsetsOf(first: number, last: number, pageRows: number): readonly number[] {
  const from = Math.floor(first / pageRows);
  const to = Math.floor(Math.max(first, last) / pageRows);
  return Array.from({ length: to - from + 1 }, (_, place) => (from + place) * pageRows);
}
