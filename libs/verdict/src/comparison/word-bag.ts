/** How often each item occurs. */
interface Bag {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

const LETTER = /[\p{L}\p{N}]/gu;

/** Scripts that set no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** From this share of a text's letters on, it is read as one without spaces: a Chinese answer may quote English names. */
const UNSPACED_SHARE = 0.3;

/** Whether texts are written mostly in scripts without spaces between words. */
export function isUnspaced(texts: readonly string[]): boolean {
  const count = (pattern: RegExp) =>
    texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
  const letters = count(LETTER);
  return letters > 0 && count(UNSPACED) / letters >= UNSPACED_SHARE;
}

/** Words, without regard to case and width. */
export function wordBag(words: readonly string[]): Bag {
  return bagOf(words.map(folded));
}

/**
 * Pairs of neighbouring letters and digits, marks and spaces left out. A dictionary's word boundaries move with the words
 * around, so equal phrases need not give equal words; pairs do not depend on boundaries. A single letter is its own pair.
 */
export function characterPairBag(text: string): Bag {
  const letters = folded(text).match(LETTER) ?? [];
  if (letters.length < 2) return bagOf(letters);
  return bagOf(letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function bagOf(items: readonly string[]): Bag {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return { counts, size: items.length };
}

/** Dice coefficient of two bags, 2 |A and B| / (|A| + |B|); 1 when both are empty. */
export function dice(a: Bag, b: Bag): number {
  if (a.size + b.size === 0) return 1;
  const [small, large] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [item, count] of small.counts) {
    shared += Math.min(count, large.counts.get(item) ?? 0);
  }
  return (2 * shared) / (a.size + b.size);
}
