import { emptyRoot, HASH_LENGTH, nodeHash } from './hash.js';

/**
 * A tree as appending needs it: the roots of its complete subtrees, at most 53 hashes whatever it holds. What is stored between
 * two appends is `size` and `hashes`.
 */
export class CompactRange {
  #size = 0;
  readonly #hashes: Uint8Array[] = [];

  /**
   * Continues from what was stored.
   * @throws RangeError when the hashes are not as many as a tree of that size has.
   */
  static of(size: number, hashes: readonly Uint8Array[]): CompactRange {
    if (!Number.isSafeInteger(size) || size < 0) {
      throw new RangeError('the size of a tree is an integer of 0 or more');
    }
    const expected = completeSubtrees(size);
    if (hashes.length !== expected || hashes.some(({ length }) => length !== HASH_LENGTH)) {
      const wanted = `${String(expected)} hashes of ${String(HASH_LENGTH)} octets`;
      throw new RangeError(`a tree of ${String(size)} leaves is kept as ${wanted}`);
    }
    const range = new CompactRange();
    range.#size = size;
    range.#hashes.push(...hashes);
    return range;
  }

  /** Leaves so far. */
  get size(): number {
    return this.#size;
  }

  /** Roots of the complete subtrees, the largest first. */
  get hashes(): readonly Uint8Array[] {
    return [...this.#hashes];
  }

  /** Adds one leaf by its hash. */
  append(leaf: Uint8Array): void {
    let right = leaf;
    // Each complete subtree that the new leaf completes again is one trailing 1 of the size.
    for (let size = this.#size; size % 2 === 1; size = (size - 1) / 2) {
      const left = this.#hashes.pop();
      right = left === undefined ? right : nodeHash(left, right);
    }
    this.#hashes.push(right);
    this.#size += 1;
  }

  /** Root over all leaves so far. */
  root(): Buffer {
    const last = this.#hashes.at(-1);
    if (last === undefined) {
      return emptyRoot();
    }
    const folded = this.#hashes
      .slice(0, -1)
      .reduceRight((right, left) => nodeHash(left, right), last);
    return Buffer.from(folded);
  }
}

/** How many complete subtrees a tree has: the ones among the binary digits of its size. */
function completeSubtrees(size: number): number {
  return [...size.toString(2)].filter((digit) => digit === '1').length;
}
