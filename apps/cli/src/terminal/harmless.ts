/** What moves cursors, colours, titles and clipboards, or turns the direction of text: all of it is shown and none of it done. */
const HARMFUL =
  /[\p{Cc}\p{Co}\p{Cs}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E0FFF}]/gu;

/**
 * Somebody else's text as a terminal may show it. Line breaks and tabs stay; every other control character, escapes first of all, is
 * written out, and so are characters that show nothing or turn what follows round.
 */
export function harmless(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(HARMFUL, (character) => (/[\n\t]/.test(character) ? character : shown(character)));
}

function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20
    ? String.fromCodePoint(0x2400 + code)
    : `⟨U+${code.toString(16).toUpperCase()}⟩`;
}
