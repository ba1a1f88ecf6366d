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
