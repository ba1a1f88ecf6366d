/** A column of a table: its title, and the width at which its texts are wrapped. */
export interface Column {
  readonly title: string;
  /** In characters. @default as wide as the longest text */
  readonly width?: number | undefined;
}

/**
 * A table in plain text, long texts wrapped within their column.
 * @param rows a text for each column.
 */
export function renderColumns(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const titles = columns.map(({ title }) => [title]);
  const wrapped = rows.map((row) =>
    columns.map(({ width }, at) => wrap(row[at] ?? '', width ?? Infinity)),
  );
  const widths = columns.map((_column, at) =>
    Math.max(...[titles, ...wrapped].flatMap((row) => (row[at] ?? []).map(({ length }) => length))),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('-+-');
  return [...lines(titles, widths), rule, ...wrapped.flatMap((row) => lines(row, widths))].join(
    '\n',
  );
}

function lines(row: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const height = Math.max(...row.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    row
      .map((cell, at) => (cell[line] ?? '').padEnd(widths[at] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
}

/** Breaks a text at blanks into lines of a width; a longer word stands alone. */
function wrap(text: string, width: number): string[] {
  const wrapped: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      wrapped.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...wrapped, line];
}
