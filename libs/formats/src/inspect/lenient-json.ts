import { parseBoundedJson } from '@beacon/bounds';
import type { JsonBounds } from '@beacon/bounds';

/**
 * JSON with the words that Python writes for numbers which JSON does not have; each is read as null, because none of what is imported may be
 * one. A parser of JSON5 would read them too, and comments and bare keys besides, in a minute where this takes a second.
 * @throws SyntaxError when it is not even that; JsonTooComplexError when it is over the bounds.
 */
export function parseLenientJson(text: string, most: JsonBounds): unknown {
  try {
    return parseBoundedJson(text, most);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const plain = withoutConstants(text);
    if (plain === text) throw error;
    return parseBoundedJson(plain, most);
  }
}

/** A string, which is left as it is, or one of the words. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/gs;

/** The text with the words replaced, each by one of its length, so that a place in the text stays one. */
export function withoutConstants(text: string): string {
  return text.replaceAll(TOKEN, (token) =>
    token.startsWith('"') ? token : 'null'.padEnd(token.length),
  );
}
