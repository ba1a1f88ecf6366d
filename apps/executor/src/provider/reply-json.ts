import { parseBoundedJson } from '@beacon/bounds';

/** Of a body that is parsed at all. */
const MOST = { values: 100_000, levels: 64 };
/** Elements of a list and members of an object that are shown to a validator: an answer of one choice has far fewer. */
const MOST_ENTRIES = 64;
/** Values that are shown to a validator altogether. */
const MOST_SHOWN = 2_000;

/**
 * Parses a provider's body with bounded work. Of what is not too much to be parsed, the first entries of each list and object are
 * kept: providers add fields and entries as they please, and few of them are needed. Texts are kept whole.
 * @throws SyntaxError when the text is no JSON.
 * @throws JsonTooComplexError when it has more than 100,000 values or 64 levels.
 */
export function parseReplyJson(text: string): unknown {
  return new Shown().of(parseBoundedJson(text, MOST));
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
