/** Where the keyboard is in the grid: column 0 is the question, the others are models. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  /** Of models. */
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly pageRows: number;
}

/** Where a key leads from a place; null when it is no key of the grid. */
export function moveBy(
  key: string,
  hasControl: boolean,
  { row, column }: GridPlace,
  { rows, columns, pageRows }: GridSize,
): GridPlace | null {
  const to = (toRow: number, toColumn: number): GridPlace => ({
    row: clamp(toRow, rows - 1),
    column: clamp(toColumn, columns),
  });
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'PageDown':
      return to(row + pageRows, column);
    case 'PageUp':
      return to(row - pageRows, column);
    case 'Home':
      return hasControl ? to(0, 0) : to(row, 0);
    case 'End':
      return hasControl ? to(rows - 1, columns) : to(row, columns);
    default:
      return null;
  }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
