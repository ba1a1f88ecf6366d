/** East Asian wide and full-width characters, and emoji: two columns each. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u;
const MARK = /\p{M}/u;
const TAB = '    ';

function columnsOf(character: string): number {
  if (MARK.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOf(character);
  return columns;
}

/** Breaks a text into lines that fit: at blanks where there are some, else anywhere, as Chinese is. */
export function wrap(text: string, width: number): string[] {
  return text
    .replaceAll('\t', TAB)
    .split('\n')
    .flatMap((line) => wrapLine(line, Math.max(2, width)));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let [current, columns, blank] = ['', 0, -1];
  for (const character of line) {
    const own = columnsOf(character);
    while (columns + own > width && current !== '') {
      const cut = blank > 0 && character !== ' ' ? blank : current.length;
      lines.push(current.slice(0, cut).trimEnd());
      current = current.slice(cut).trimStart();
      [columns, blank] = [widthOf(current), -1];
    }
    if (character === ' ' && current === '' && lines.length > 0) continue;
    current += character;
    columns += own;
    if (character === ' ') blank = current.length;
  }
  return [...lines, current];
}
