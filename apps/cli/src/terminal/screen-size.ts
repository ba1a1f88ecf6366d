/** Columns where nothing says otherwise: 80 are enough for everything. */
const COLUMNS = 80;
const ROWS = 24;

/** How wide lines may be: a terminal's width, and 80 elsewhere, so that files do not depend on where they were made. */
export function columnsOf(stream: NodeJS.WritableStream & { columns?: number }): number {
  // A terminal that does not know its size says 0.
  return stream.columns || COLUMNS;
}

/** How many lines a terminal shows at once. */
export function rowsOf(stream: NodeJS.WritableStream & { rows?: number }): number {
  return stream.rows || ROWS;
}
