/** A place where two sequences agree: index in the first, index in the second. */
export type Match = readonly [number, number];

/**
 * A longest common subsequence of two sequences, as its places, ascending.
 *
 * Hyyrö's bit-parallel recurrence (Bit-parallel LCS-length computation revisited, 2004): a row of the dynamic programme is
 * a bit vector, so the cost is a * b / 32 steps and as many bits kept for the way back, whatever the sequences hold.
 * Myers' algorithm is quicker on texts that are nearly alike and far slower on texts that are not, which two answers of a
 * model usually are.
 */
export function longestCommonSubsequence<T>(a: readonly T[], b: readonly T[]): readonly Match[] {
  const start = commonStart(a, b);
  const end = commonEnd(a, b, start);
  const middle = matchesOf(
    a.slice(start, a.length - end),
    b.slice(start, b.length - end),
  ).map<Match>(([i, j]) => [i + start, j + start]);
  const before = Array.from({ length: start }, (_, i): Match => [i, i]);
  const after = Array.from({ length: end }, (_, i): Match => [
    a.length - end + i,
    b.length - end + i,
  ]);
  return [...before, ...middle, ...after];
}

function commonStart<T>(a: readonly T[], b: readonly T[]): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return length;
}

function commonEnd<T>(a: readonly T[], b: readonly T[], start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}

function matchesOf<T>(a: readonly T[], b: readonly T[]): readonly Match[] {
  if (a.length === 0 || b.length === 0) return [];
  const rows = rowsOf(a, b);
  const matches: Match[] = [];
  let i = a.length;
  let j = b.length;
  while (i > 0 && j > 0) {
    if (rows.isFlat(j, i)) i -= 1;
    else {
      j -= 1;
      if (rows.isFlat(j, i)) {
        i -= 1;
        matches.push([i, j]);
      }
    }
  }
  return matches.toReversed();
}

interface Rows {
  /** Whether the first `i` of `a` have no longer subsequence in common with the first `j` of `b` than the first `i` - 1 do. */
  isFlat(j: number, i: number): boolean;
}

/** One row for each element of `b`; bit i - 1 of a row tells of the first i elements of `a`. Row 0 is all ones: nothing in common. */
function rowsOf<T>(a: readonly T[], b: readonly T[]): Rows {
  const width = Math.ceil(a.length / 32);
  const bits = new Uint32Array(width * (b.length + 1)).fill(0xffffffff, 0, width);
  const maskOf = masksOf(a, width);
  for (const [row, element] of b.entries()) advance(bits, row * width, maskOf(element));
  return {
    isFlat: (j, i) => (((bits[j * width + ((i - 1) >>> 5)] ?? 0) >>> ((i - 1) & 31)) & 1) === 1,
  };
}

/**
 * Where in `a` an element is, as bits. Masks of all elements would take the square of the length: those of the few frequent ones
 * are kept, the others are written again into one, which holds until the next call. Either way a call takes `width` steps at most.
 */
function masksOf<T>(a: readonly T[], width: number): (element: T) => Uint32Array {
  const places = placesOf(a);
  const kept = new Map<T, Uint32Array>();
  for (const [element, found] of places) {
    if (found.length >= width) kept.set(element, withBits(new Uint32Array(width), found));
  }
  const shared = new Uint32Array(width);
  return (element) => kept.get(element) ?? withBits(shared.fill(0), places.get(element) ?? []);
}

function placesOf<T>(a: readonly T[]): ReadonlyMap<T, readonly number[]> {
  const places = new Map<T, number[]>();
  for (const [index, element] of a.entries()) {
    const known = places.get(element);
    if (known === undefined) places.set(element, [index]);
    else known.push(index);
  }
  return places;
}

function withBits(mask: Uint32Array, places: readonly number[]): Uint32Array {
  for (const place of places) mask[place >>> 5] = (mask[place >>> 5] ?? 0) | (1 << (place & 31));
  return mask;
}

/** Writes the row after the one at `from`: V' = (V + (V & M)) | (V & ~M), over words with a carry. */
function advance(bits: Uint32Array, from: number, mask: Uint32Array): void {
  const width = mask.length;
  let carry = 0;
  for (let word = 0; word < width; word += 1) {
    const row = bits[from + word] ?? 0;
    const found = mask[word] ?? 0;
    const sum = row + ((row & found) >>> 0) + carry;
    carry = sum > 0xffffffff ? 1 : 0;
    bits[from + width + word] = sum | (row & ~found);
  }
}
