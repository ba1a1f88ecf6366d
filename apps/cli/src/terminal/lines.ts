import { widthOf, wrap } from './wrap.js';

const GAP = '  ';

/** Parts beside each other, as many on a line as fit; none is broken. */
export function inLines(parts: readonly string[], columns: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const line = lines.at(-1);
    const longer = `${line ?? ''}${GAP}${part}`;
    if (line !== undefined && widthOf(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

/** Lines that stand in, those after the first more so. */
export function hanging(text: string, columns: number, first = '  '): readonly string[] {
  const [line = '', ...rest] = wrap(text, columns - first.length);
  return [`${first}${line}`, ...rest.map((each) => `${' '.repeat(first.length)}${each}`)];
}
