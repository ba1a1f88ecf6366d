/**
 * A text of somebody else's as it can be stored: PostgreSQL refuses NUL, and JSON readers refuse lone surrogates, so both become
 * U+FFFD; what is over the limit is cut, and said to be.
 * @param limit in UTF-16 units.
 */
export function storableText(text: string, limit: number): { text: string; cut: boolean } {
  const cut = text.length > limit;
  const kept = cut ? text.slice(0, limit) : text;
  return { text: kept.replaceAll('\0', '\uFFFD').toWellFormed(), cut };
}

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

/**
 * What shows nothing, or shows only with what it stands on: programs drop or trim it, and then see what is behind it. Blanks and
 * controls of every kind, format characters, combining marks, what Unicode lets fonts ignore (variation selectors, Hangul fillers),
 * private and unassigned code points, the blank Braille cell, a null note head, and the two replacement characters.
 */
const INVISIBLE =
  /^[\s\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800\uFFFC\uFFFD\u{1D159}]*/u;

/** What a spreadsheet may take for the start of a formula or of a command; `−` is what superscript minus signs decompose into. */
const FORMULA_STARTS = new Set(['=', '+', '-', '@', '|', '%', '\u2212']);

/** Harmful at the start of a cell whatever is behind them. */
const BREAKS = new Set(['\t', '\r', '\n']);

/** Keeps what is put in front apart from what was there: every text that starts with it gets another one. */
const GUARD = "'";

/** Control characters but tab and line breaks, and the sign that stands for them. */
const ESCAPED = /(?![\t\r\n])[\p{Cc}\u241B]/gu;
const ESCAPES = /\u241B\{([0-9A-F]{1,4})\}/g;

/**
 * A text of somebody else's for a cell of a spreadsheet, which shows it and runs nothing of it: one that could start a formula gets an
 * apostrophe in front, and so does one that starts with an apostrophe. A control character becomes `␛{1B}`, its code in hexadecimal
 * digits. {@link originalText} gives back what was there, whatever it was.
 */
export function spreadsheetText(text: string): string {
  const shown = text.replace(
    ESCAPED,
    (character) => `\u241B{${character.charCodeAt(0).toString(16).toUpperCase()}}`,
  );
  return needsGuard(shown) ? GUARD + shown : shown;
}

/** The text of which {@link spreadsheetText} made a cell. It needs to know nothing of what is taken for a formula. */
export function originalText(cell: string): string {
  const text = cell.startsWith(GUARD) ? cell.slice(GUARD.length) : cell;
  return text.replace(ESCAPES, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function needsGuard(text: string): boolean {
  const first = text.charAt(0);
  if (first === GUARD || BREAKS.has(first)) return true;
  const start = INVISIBLE.exec(text)?.[0].length ?? 0;
  const visible = text.codePointAt(start);
  return visible !== undefined && isFormulaStart(String.fromCodePoint(visible));
}

/** Full-width, small, superscript and negated forms decompose into the plain one. */
function isFormulaStart(character: string): boolean {
  return FORMULA_STARTS.has(character.normalize('NFKD').charAt(0));
}
