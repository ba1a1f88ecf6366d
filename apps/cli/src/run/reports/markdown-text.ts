import { terminalLine } from '@beacon/domain';

/**
 * A text of anybody's as code within a line: no mention, link, image, HTML or reference to an issue is made of what stands in code. Backticks
 * become apostrophes.
 * @param most characters that are shown.
 */
export function code(value: string, most = 200): string {
  const line = terminalLine(value.replaceAll(/\s+/g, ' ').trim());
  const shown = line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
  const safe = shown.replaceAll('`', "'");
  // Where code begins or ends with a blank, or is empty, it is no code.
  return safe.trim() === '' ? '–' : `\`${safe.trim()}\``;
}

/** A row of a table: a bar would end a cell, even within code. */
export function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll(/\\*\|/g, String.raw`\|`)).join(' | ')} |`;
}

/** The two lines above the rows of a table; columns of figures stand to the right. */
export function head(...columns: readonly (readonly [name: string, isFigure: boolean])[]): string {
  const names = row(...columns.map(([name]) => name));
  return `${names}\n${row(...columns.map(([, isFigure]) => (isFigure ? '---:' : '---')))}`;
}
