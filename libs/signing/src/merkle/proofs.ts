import { timingSafeEqual } from 'node:crypto';
import { HASH_LENGTH, nodeHash } from './hash.js';

/** Longest proof that any tree of a safe integer's size can have; a longer one is refused before it is hashed. */
export const LONGEST_PROOF = 108;

/** One leaf, and the path that is to prove it. */
export interface Inclusion {
  readonly leaf: Uint8Array;
  /** Of the leaf, from 0. */
  readonly index: number;
  /** Leaves of the tree. */
  readonly size: number;
  readonly path: readonly Uint8Array[];
}

/**
 * The root to which a path leads (RFC 9162 §2.1.3.2); null when no tree of that size has a path of that form. The leaf is proven
 * when this is the root that was signed.
 */
export function rootOfInclusion({ leaf, index, size, path }: Inclusion): Buffer | null {
  if (!isPosition(index, size) || !isProof([leaf, ...path])) {
    return null;
  }
  const walk = new Walk(index, size - 1);
  let root: Uint8Array = leaf;
  for (const sibling of path) {
    if (walk.isAtTop) {
      return null;
    }
    root = walk.isRight ? nodeHash(sibling, root) : nodeHash(root, sibling);
    walk.up();
  }
  return walk.isAtTop ? Buffer.from(root) : null;
}

/** Whether a path proves that a leaf is in the tree with that root. */
export function isIncluded(inclusion: Inclusion, root: Uint8Array): boolean {
  const found = rootOfInclusion(inclusion);
  return found !== null && isSameHash(found, root);
}

/** Two trees, and what is to prove that the older is the beginning of the newer. */
export interface Consistency {
  readonly older: { readonly size: number; readonly root: Uint8Array };
  readonly newer: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/** Whether the newer tree begins with the older one, whose size is at least 1 (RFC 9162 §2.1.4.2). */
export function isConsistent({ older, newer, proof }: Consistency): boolean {
  if (!isPosition(older.size - 1, newer.size) || !isProof([older.root, newer.root, ...proof])) {
    return false;
  }
  if (older.size === newer.size) {
    return proof.length === 0 && isSameHash(older.root, newer.root);
  }
  // The root of an older tree that is complete is itself a node of the newer, and is not sent.
  const nodes = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  const roots = rootsOf(nodes, new Walk(older.size - 1, newer.size - 1));
  return (
    roots !== null && isSameHash(roots.older, older.root) && isSameHash(roots.newer, newer.root)
  );
}

interface Roots {
  readonly older: Uint8Array;
  readonly newer: Uint8Array;
}

function rootsOf([first, ...nodes]: readonly Uint8Array[], walk: Walk): Roots | null {
  if (first === undefined) {
    return null;
  }
  walk.skipRights();
  let roots: Roots = { older: first, newer: first };
  for (const node of nodes) {
    if (walk.isAtTop) {
      return null;
    }
    roots = walk.isRight
      ? { older: nodeHash(node, roots.older), newer: nodeHash(node, roots.newer) }
      : { older: roots.older, newer: nodeHash(roots.newer, node) };
    walk.up();
  }
  return walk.isAtTop ? roots : null;
}

/** The way from a node up to the root, beside the way of the last node of the same level. */
class Walk {
  constructor(
    private node: number,
    private last: number,
  ) {}

  get isAtTop(): boolean {
    return this.last === 0;
  }

  /** Whether the sibling is on the left. */
  get isRight(): boolean {
    return isOdd(this.node) || this.node === this.last;
  }

  /** To the next level at which a node has a sibling: the last node of a level with an odd number has none. */
  up(): void {
    if (this.node === this.last) {
      while (!isOdd(this.node) && this.node !== 0) {
        this.halve();
      }
    }
    this.halve();
  }

  /** Up as long as the node is a right one: to the root of the last complete subtree. */
  skipRights(): void {
    while (isOdd(this.node)) {
      this.halve();
    }
  }

  private halve(): void {
    this.node = Math.floor(this.node / 2);
    this.last = Math.floor(this.last / 2);
  }
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function isPowerOfTwo(value: number): boolean {
  return /^10*$/.test(value.toString(2));
}

function isPosition(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
}

function isProof(hashes: readonly Uint8Array[]): boolean {
  return hashes.length <= LONGEST_PROOF && hashes.every(({ length }) => length === HASH_LENGTH);
}

function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
