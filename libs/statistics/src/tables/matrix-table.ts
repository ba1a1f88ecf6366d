import { requireCount } from '../arguments.js';

/** Counts by row and column. */
export type CountTable = readonly (readonly number[])[];

/** Refuses anything but a rectangle of whole numbers of at least `leastRows` rows and two columns. */
export function requireRectangle(name: string, table: CountTable, leastRows = 2): void {
  const width = table[0]?.length ?? 0;
  if (table.length < leastRows || width < 2) {
    throw new RangeError(
      `${name} must have at least ${leastRows} rows and 2 columns, not ${table.length} and ${width}`,
    );
  }
  for (const [i, row] of table.entries()) {
    if (row.length !== width) {
      throw new RangeError(`${name}[${i}] must have ${width} columns, not ${row.length}`);
    }
    for (const [j, cell] of row.entries()) requireCount(`${name}[${i}][${j}]`, cell);
  }
}

/** Refuses anything but a square of whole numbers, two by two at least. */
export function requireSquare(name: string, table: CountTable): void {
  requireRectangle(name, table);
  const width = table[0]?.length ?? 0;
  if (table.length !== width) {
    throw new RangeError(`${name} must be square, not ${table.length} by ${width}`);
  }
}

/** Sums over the columns, one for each row. */
export function rowSums(table: CountTable): number[] {
  return table.map((row) => row.reduce((sum, cell) => sum + cell, 0));
}

/** Sums over the rows, one for each column. */
export function columnSums(table: CountTable): number[] {
  return (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0));
}

/** Sum over all cells. */
export function totalOf(table: CountTable): number {
  return rowSums(table).reduce((sum, row) => sum + row, 0);
}

/** One cell; 0 outside the table. */
export function cellOf(table: CountTable, row: number, column: number): number {
  return table[row]?.[column] ?? 0;
}
