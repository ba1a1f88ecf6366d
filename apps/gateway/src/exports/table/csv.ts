import type { CellValue, Column } from './columns.js';

/** Ends every line, as RFC 4180 has it. */
const LINE_END = '\r\n';

/** Tells Excel that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What a spreadsheet may take for a formula: `= + - @`, also full-width or small, and the minus sign. Blanks before it do not
 * help: some programs trim them. A tab or a line break at the start is harmful alone. Apostrophes before all this are
 * covered too, so that what is taken off when reading is just what was put on.
 */
const FORMULA = /^'*(?:[\t\r\n]|[\s\p{C}\p{Z}\u2800]*[=+\-@＝＋－＠﹦﹢﹣﹫\u2212])/u;

const MUST_BE_QUOTED = /[",;\r\n\t|]|^[\s']|\s$/;

/**
 * A text that a spreadsheet shows and does not run: what could be a formula gets an apostrophe in front. Reversible, see
 * {@link originalText}.
 */
export function harmlessText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text of which {@link harmlessText} made a cell. */
export function originalText(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/**
 * A cell of a CSV file. Nothing is an empty cell, the empty text is `""`; numbers stay numbers; a NUL, which many readers take
 * for the end, becomes U+FFFD.
 */
export function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  if (value === '') return '""';
  const text = harmlessText(value.replaceAll('\0', '\uFFFD'));
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
