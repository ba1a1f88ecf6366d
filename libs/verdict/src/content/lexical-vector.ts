/** Scripts that set no spaces between words. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

/** A run of letters without spaces, or a word or number of any other script. */
const RUN = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/** Places of a vector. Words are hashed to them; two that meet look alike, in every region the same. */
const LEXICAL_PLACES = 2_048;

/** A text as what it is made of. */
export interface LexicalVector {
  /** Of length 1: the square root of each item's share. */
  readonly vector: Float64Array;
  /** Words and character pairs in it. */
  readonly items: number;
}

/**
 * The words of a text, and the pairs of neighbouring characters of what stands in scripts without spaces, without regard to case, width and order.
 * The product of two such vectors is the Bhattacharyya coefficient of their shares: 1 for the same words equally often, 0 for no common word.
 * Null for a text without a letter or digit.
 */
export function lexicalVector(text: string): LexicalVector | null {
  const vector = new Float64Array(LEXICAL_PLACES);
  let items = 0;
  for (const item of itemsOf(text)) {
    const place = placeOf(item);
    vector[place] = (vector[place] ?? 0) + 1;
    items += 1;
  }
  if (items === 0) return null;
  for (let place = 0; place < LEXICAL_PLACES; place += 1) {
    const count = vector[place] ?? 0;
    if (count > 0) vector[place] = Math.sqrt(count / items);
  }
  return { vector, items };
}

function* itemsOf(text: string): Generator<string> {
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUN)) {
    const letters = IS_UNSPACED.test(run) ? [...run] : [];
    if (letters.length < 2) yield run;
    for (const [index, letter] of letters.slice(1).entries()) {
      yield `${letters[index] ?? ''}${letter}`;
    }
  }
}

/** FNV-1a over code units. */
function placeOf(item: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < item.length; index += 1) {
    hash = Math.imul(hash ^ item.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 16)) & (LEXICAL_PLACES - 1);
}
