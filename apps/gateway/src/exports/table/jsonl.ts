import type { CellValue, Column } from './columns.js';

/** A line of JSON, with every column, every text exactly as it is stored, and null for what is not known. */
export function jsonLine(columns: readonly Column[], cells: readonly CellValue[]): string {
  const fields = columns.map(
    ({ name, type }, index) => `${JSON.stringify(name)}:${jsonOf(type, cells[index] ?? null)}`,
  );
  return `{${fields.join(',')}}\n`;
}

/** What is JSON already goes in as it is. */
function jsonOf(type: Column['type'], value: CellValue): string {
  return type === 'json' && typeof value === 'string' ? value : JSON.stringify(value);
}
