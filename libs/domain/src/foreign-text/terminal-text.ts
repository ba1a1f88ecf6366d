/**
 * What moves cursors, colours, titles and clipboards, turns the direction of text, or hides in it: all of it is shown and none of it
 * done. Joiners, soft hyphens and the selectors of emoji stay, since words and emoji are written with them.
 */
const HARMFUL =
  /[[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]--[\u{FE00}-\u{FE0F}\n\t\xAD\u{200C}-\u{200D}]]/gv;

/**
 * Somebody else's text as a terminal may show it. Line breaks and tabs stay; every other control character, escapes first of all, is
 * written out, and so are characters that show nothing or turn what follows round.
 */
export function terminalText(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(HARMFUL, written);
}

/** The same for a text that stands within a line of ours: it may not make a line of its own. */
export function terminalLine(text: string): string {
  return terminalText(text).replaceAll(/[\n\t]/g, written);
}

/** JSON that means the same and holds nothing that a terminal acts on: what is harmful is escaped, as JSON can. */
export function terminalJson(json: string): string {
  return json.replaceAll(HARMFUL, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

function written(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20
    ? String.fromCodePoint(0x2400 + code)
    : `⟨U+${code.toString(16).toUpperCase()}⟩`;
}
