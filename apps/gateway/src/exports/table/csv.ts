import { spreadsheetText } from '@beacon/domain';
import type { CellValue, Column } from './columns.js';

/** Ends every line, as RFC 4180 has it. */
const LINE_END = '\r\n';

/** Tells Excel that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

const MUST_BE_QUOTED = /[",;\r\n\t|\u2028\u2029]|^[\s']|\s$/;

/**
 * A cell of a CSV file. Nothing is an empty cell, the empty text is `""`; numbers stay numbers; every text is one that a spreadsheet
 * shows and does not run.
 */
export function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  if (value === '') return '""';
  const text = spreadsheetText(value);
  return MUST_BE_QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The first line of a file. */
export function csvHeader(columns: readonly Column[]): string {
  return `${columns.map(({ name }) => csvCell(name)).join(',')}${LINE_END}`;
}

/** A line of a file. */
export function csvLine(cells: readonly CellValue[]): string {
  return `${cells.map(csvCell).join(',')}${LINE_END}`;
}
