/** How much JSON from outside is read at all. */
export interface JsonBounds {
  /** Values altogether: those of lists, and keys and values of objects. */
  readonly values: number;
  /** Levels of nesting. */
  readonly levels: number;
}

/** A text that is JSON perhaps, and that would take too much work to read. The message says which bounds it is over. */
export class JsonTooComplexError extends Error {
  override readonly name = 'JsonTooComplexError';

  constructor({ values, levels }: JsonBounds) {
    super(`more than ${values} values or ${levels} levels`);
  }
}

/**
 * Parses JSON from outside with bounded work: what has too many values or levels is not parsed. A validator works, and makes a
 * problem, for each value that it is shown: a body of a few megabytes could otherwise hold the process for seconds and fill its
 * memory. The text's size is for whoever receives it to bound: texts within it are kept whole.
 * @throws SyntaxError when the text is no JSON.
 * @throws JsonTooComplexError when it is over the bounds.
 */
export function parseBoundedJson(text: string, most: JsonBounds): unknown {
  assertBounded(text, most);
  return JSON.parse(text);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Counts what stands outside of strings: each value but the first follows a comma, a colon or a bracket. */
function assertBounded(text: string, most: JsonBounds): void {
  let values = 1;
  let levels = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === COMMA || code === COLON) {
      values += 1;
    } else if (OPENING.has(code)) {
      values += 1;
      levels += 1;
    } else if (CLOSING.has(code)) {
      levels -= 1;
    }
    if (values > most.values || levels > most.levels) throw new JsonTooComplexError(most);
  }
}

/** Where the string that begins here ends; the text's end when it does not. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (!isEscaped(text, at)) return at;
  }
  return text.length;
}

/** An odd number of backslashes before it. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (at - first) % 2 === 1;
}
