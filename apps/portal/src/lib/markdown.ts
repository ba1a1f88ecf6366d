/** A text of somebody else in Markdown: line breaks would end it, and markup and HTML in it are to stay text. */
export function markdownText(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\\`*_[\]<>|~&!#]/g, (sign) => `\\${sign}`)
    .trim();
}

/** A table; the first row is its head. Texts are escaped here. */
export function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
