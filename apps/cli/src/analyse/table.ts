/** A column: its heading, and whether its cells are figures, which stand to the right. */
export interface ColumnHead {
  readonly title: string;
  readonly isFigure: boolean;
}

/** A table in plain text, its columns as wide as they must be. */
export function table(
  head: readonly ColumnHead[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const all = [head.map(({ title }) => title), ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  return all.map((row) =>
    head
      .map(({ isFigure }, column) => pad(row[column] ?? '', widths[column] ?? 0, isFigure))
      .join('  ')
      .trimEnd(),
  );
}

function pad(text: string, width: number, toTheRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return toTheRight ? space + text : text + space;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/gu;

/** Columns of a terminal that a text takes, near enough: characters of East Asian scripts take two. */
function widthOf(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0);
}
