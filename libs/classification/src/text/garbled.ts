import { HEAD_LIMIT, TAIL_LIMIT } from './clauses.js';

/** Scripts in which words stray into a text when a model falls apart; Greek letters stand in formulas. */
const STRAY: readonly (readonly [string, number, number])[] = [
  ['cyrillic', 0x400, 0x52f],
  ['armenian', 0x531, 0x58f],
  ['hebrew', 0x5d0, 0x5ea],
  ['arabic', 0x620, 0x6ff],
  ['devanagari', 0x900, 0x97f],
  ['bengali', 0x980, 0x9ff],
  ['gurmukhi', 0xa00, 0xa7f],
  ['gujarati', 0xa80, 0xaff],
  ['tamil', 0xb80, 0xbff],
  ['telugu', 0xc00, 0xc7f],
  ['kannada', 0xc80, 0xcff],
  ['malayalam', 0xd00, 0xd7f],
  ['thai', 0xe00, 0xe7f],
  ['georgian', 0x10a0, 0x10ff],
  ['hangul', 0xac00, 0xd7a3],
];

/** Changes from a stray script to any other, with nothing but a space between: after a foreign word that is meant there is mostly a mark. */
const FEWEST_CHANGES = 4;
/** Stray scripts in one text. */
const FEWEST_SCRIPTS = 2;

/** Code units before and after the place where a text falls apart that show it. */
const CONTEXT = 60;

/**
 * The place where a text falls apart into words of many scripts that nothing separates, as of a model whose sampling failed: what was asked is
 * not in it, whatever it began with. Null where it does not. Names and lists of foreign words are set apart by marks. Reads as much of an answer as
 * rules do.
 */
export function garbledPlace(text: string): string | null {
  const parts =
    text.length <= HEAD_LIMIT + TAIL_LIMIT
      ? [text]
      : [text.slice(0, HEAD_LIMIT), text.slice(-TAIL_LIMIT)];
  for (const part of parts) {
    const at = garbledAt(part);
    if (at !== null) return part.slice(Math.max(0, at - CONTEXT), at + CONTEXT);
  }
  return null;
}

function garbledAt(text: string): number | null {
  const scripts = new Set<string>();
  let changes = 0;
  let before: string | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const script = scriptOf(code);
    if (script === null) {
      if (code !== SPACE || text.charCodeAt(at - 1) === SPACE) before = null;
      continue;
    }
    if (before !== null && before !== script && !isUsual(before)) changes += 1;
    if (!isUsual(script)) scripts.add(script);
    if (changes >= FEWEST_CHANGES && scripts.size >= FEWEST_SCRIPTS) return at;
    before = script;
  }
  return null;
}

const SPACE = 0x20;
const LAST_LATIN = 0x24f;

function isUsual(script: string): boolean {
  return script === 'latin' || script === 'han';
}

/** The script of a letter; null for all that is none. */
function scriptOf(code: number): string | null {
  if (code <= LAST_LATIN) {
    const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
    return isLetter || code >= 0xc0 ? 'latin' : null;
  }
  if (code >= 0x3041 && code <= 0x9fff) return 'han';
  return STRAY.find(([, from, to]) => code >= from && code <= to)?.[0] ?? null;
}
