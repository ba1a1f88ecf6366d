import { emptyRoot, nodeHash, splitOf } from './hash.js';

/** Root over leaves that are given by their hashes (RFC 6962 §2.1). */
export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  return leaves.length === 0 ? emptyRoot() : Buffer.from(rootOf(leaves, 0, leaves.length));
}

/**
 * The path that proves that a leaf is in the tree (RFC 6962 §2.1.1), from the leaf's sibling upwards.
 * @param index of the leaf, from 0.
 * @throws RangeError when there is no such leaf.
 */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Buffer[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`there is no leaf ${String(index)} in a tree of ${String(leaves.length)}`);
  }
  return pathOf(leaves, { leaf: index, from: 0, to: leaves.length });
}

/**
 * What proves that the tree of the first `size` leaves is the beginning of this one (RFC 6962 §2.1.2).
 * @param size of the older tree: from 1 to the number of leaves.
 * @throws RangeError when there was no tree of that size.
 */
export function consistencyProof(leaves: readonly Uint8Array[], size: number): Buffer[] {
  if (!Number.isSafeInteger(size) || size < 1 || size > leaves.length) {
    throw new RangeError(
      `a tree of ${String(leaves.length)} leaves never had ${String(size)} leaves`,
    );
  }
  return subproof(leaves, { older: size, from: 0, to: leaves.length, isKnown: true });
}

function rootOf(leaves: readonly Uint8Array[], from: number, to: number): Uint8Array {
  const only = leaves[from];
  if (to - from === 1 && only !== undefined) {
    return only;
  }
  const middle = from + splitOf(to - from);
  return nodeHash(rootOf(leaves, from, middle), rootOf(leaves, middle, to));
}

interface Leaf {
  readonly leaf: number;
  readonly from: number;
  readonly to: number;
}

function pathOf(leaves: readonly Uint8Array[], { leaf, from, to }: Leaf): Buffer[] {
  if (to - from === 1) {
    return [];
  }
  const middle = from + splitOf(to - from);
  return leaf < middle
    ? [...pathOf(leaves, { leaf, from, to: middle }), part(leaves, middle, to)]
    : [...pathOf(leaves, { leaf, from: middle, to }), part(leaves, from, middle)];
}

interface Older {
  /** End of the older tree, counted from the first leaf of all. */
  readonly older: number;
  readonly from: number;
  readonly to: number;
  /** Whether the older tree is wholly this part, so that its root is known to who checks. */
  readonly isKnown: boolean;
}

function subproof(leaves: readonly Uint8Array[], { older, from, to, isKnown }: Older): Buffer[] {
  if (older === to) {
    return isKnown ? [] : [part(leaves, from, to)];
  }
  const middle = from + splitOf(to - from);
  return older <= middle
    ? [...subproof(leaves, { older, from, to: middle, isKnown }), part(leaves, middle, to)]
    : [
        ...subproof(leaves, { older, from: middle, to, isKnown: false }),
        part(leaves, from, middle),
      ];
}

function part(leaves: readonly Uint8Array[], from: number, to: number): Buffer {
  return Buffer.from(rootOf(leaves, from, to));
}
