import { createHash } from 'node:crypto';

/** Length of a hash in octets: SHA-256. */
export const HASH_LENGTH = 32;

// RFC 6962 §2.1: a leaf and a node are hashed with different first octets, so that nobody can pass a node off as a leaf.
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hash of a leaf: SHA-256(0x00 ‖ data). */
export function leafHash(data: Uint8Array): Buffer {
  return createHash('sha256').update(LEAF).update(data).digest();
}

/** Hash of a node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/** Root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Buffer {
  return createHash('sha256').digest();
}

/** Largest power of two below a number of leaves, which is at least 2: where RFC 6962 splits a tree. */
export function splitOf(leaves: number): number {
  let split = 1;
  // Multiplied, not shifted: shifts are of 32 bits, and a log may have more leaves than that.
  while (split * 2 < leaves) {
    split *= 2;
  }
  return split;
}
