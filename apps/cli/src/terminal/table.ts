import { widthOf } from './wrap.js';

/** A column: its heading, and whether its cells are figures, which stand to the right. */
export interface ColumnHead {
  readonly title: string;
  readonly isFigure: boolean;
}

/** A column of words. */
export const text = (title: string): ColumnHead => ({ title, isFigure: false });

/** A column of figures. */
export const figure = (title: string): ColumnHead => ({ title, isFigure: true });

/** A table in plain text, its columns as wide as they must be. */
export function table(
  head: readonly ColumnHead[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const all = [head.map(({ title }) => title), ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  return all.map((row) =>
    head
      .map(({ isFigure }, column) => padded(row[column] ?? '', widths[column] ?? 0, isFigure))
      .join('  ')
      .trimEnd(),
  );
}

/** A text with blanks behind it, or before it, so that it takes so many columns; one that is wider stays as it is. */
export function padded(text: string, width: number, toTheRight = false): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return toTheRight ? space + text : text + space;
}
