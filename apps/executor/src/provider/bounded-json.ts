/** Values of a body that is parsed at all. */
const MOST_VALUES = 100_000;
/** Levels of nesting of a body that is parsed at all. */
const MOST_LEVELS = 64;
/** Elements of a list and members of an object that are shown to a validator: an answer of one choice has far fewer. */
const MOST_ENTRIES = 64;
/** Values that are shown to a validator altogether. */
const MOST_SHOWN = 2_000;

/** A body that is JSON perhaps, and that would take too much work to read. */
export class JsonTooComplexError extends Error {
  override readonly name = 'JsonTooComplexError';
}

/**
 * Parses JSON from outside with bounded work. What has too many values or levels is not parsed; of the rest the first entries of
 * each list and object are kept. A validator works, and makes a problem, for each value that it is shown: a body of a few
 * megabytes could otherwise hold the process for seconds and fill its memory. Texts are kept whole, since the body's size bounds them.
 * @throws SyntaxError when the text is no JSON.
 * @throws JsonTooComplexError when it has more than 100,000 values or 64 levels.
 */
export function parseBoundedJson(text: string): unknown {
  assertBounded(text);
  return new Shown().of(JSON.parse(text));
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Counts what stands outside of strings: each value but the first follows a comma, a colon or a bracket. */
function assertBounded(text: string): void {
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
    if (values > MOST_VALUES || levels > MOST_LEVELS) {
      throw new JsonTooComplexError(`more than ${MOST_VALUES} values or ${MOST_LEVELS} levels`);
    }
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

/** The part of a parsed body that validators see. */
class Shown {
  #left = MOST_SHOWN;

  of(value: unknown): unknown {
    this.#left -= 1;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return this.#some(value).map((entry) => this.of(entry));
    const members = this.#some(Object.entries(value)).map(([key, member]) => [
      key,
      this.of(member),
    ]);
    return Object.fromEntries(members);
  }

  #some<Entry>(entries: readonly Entry[]): readonly Entry[] {
    return entries.slice(0, Math.max(0, Math.min(MOST_ENTRIES, this.#left)));
  }
}
