import { describe, expect, it } from '@jest/globals';
import {
  CompactRange,
  consistencyProof,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  merkleRoot,
  rootOfInclusion,
} from './index.js';

/**
 * The vectors that are published with Certificate Transparency's reference implementation and that others of RFC 6962 carry:
 * eight leaves, the root after each, and proofs within them.
 */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((leaf) => leafHash(Buffer.from(leaf, 'hex')));

const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
] as const;

const NODES = {
  leaf1: '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  leaf4: 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  leaves2: '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  leaves4: '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  leaves6: 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  half: '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
} as const;

const INCLUSIONS = [
  { size: 8, index: 0, path: [NODES.leaf1, NODES.leaves2, NODES.half] },
  { size: 8, index: 5, path: [NODES.leaf4, NODES.leaves6, ROOTS[4]] },
  { size: 3, index: 2, path: [ROOTS[2]] },
  { size: 5, index: 1, path: [ROOTS[1], NODES.leaves2, NODES.leaf4] },
] as const;

const CONSISTENCIES = [
  { older: 1, newer: 1, proof: [] },
  { older: 1, newer: 8, proof: [NODES.leaf1, NODES.leaves2, NODES.half] },
  { older: 6, newer: 8, proof: [NODES.leaves4, NODES.leaves6, ROOTS[4]] },
  { older: 2, newer: 5, proof: [NODES.leaves2, NODES.leaf4] },
] as const;

/** Sizes that go over every shape of the last subtrees up to five levels. */
const SIZES = Array.from({ length: 33 }, (_, at) => at + 1);
const MANY = SIZES.map((at) => leafHash(Buffer.from(`leaf ${String(at)}`)));

describe('the tree of RFC 6962', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))(
    'has the published root over %i leaves',
    (size, root) => {
      expect(hex(merkleRoot(LEAVES.slice(0, size)))).toBe(root);
      expect(hex(rangeOver(LEAVES.slice(0, size)).root())).toBe(root);
    },
  );

  it.each(INCLUSIONS)(
    'has the published path of leaf $index in a tree of $size',
    ({ size, index, path }) => {
      const tree = LEAVES.slice(0, size);
      expect(inclusionProof(tree, index).map(hex)).toEqual(path);
      const inclusion = { leaf: at(LEAVES, index), index, size, path: path.map(bytes) };
      expect(isIncluded(inclusion, bytes(at(ROOTS, size)))).toBe(true);
    },
  );

  it.each(CONSISTENCIES)(
    'has the published proof from $older to $newer leaves',
    ({ older, newer, proof }) => {
      expect(consistencyProof(LEAVES.slice(0, newer), older).map(hex)).toEqual(proof);
      expect(isConsistent(between(older, newer, proof.map(bytes)))).toBe(true);
    },
  );
});

describe('inclusion', () => {
  it('is proven for every leaf of every tree up to 33 leaves, by its own path alone', () => {
    for (const size of SIZES) {
      const tree = MANY.slice(0, size);
      const root = merkleRoot(tree);
      for (const index of tree.keys()) {
        const path = inclusionProof(tree, index);
        expect(isIncluded({ leaf: at(tree, index), index, size, path }, root)).toBe(true);
        expect(isIncluded({ leaf: leafHash(Buffer.from('other')), index, size, path }, root)).toBe(
          false,
        );
        expect(isIncluded({ leaf: at(tree, index), index: index + 1, size, path }, root)).toBe(
          false,
        );
      }
    }
  });

  it.each([
    ['a path that is too short', (path: Buffer[]) => path.slice(1)],
    ['a path that is too long', (path: Buffer[]) => [...path, at(path, 0)]],
    ['a path out of order', (path: Buffer[]) => path.toReversed()],
    ['a changed hash', (path: Buffer[]) => [leafHash(at(path, 0)), ...path.slice(1)]],
    ['hashes that are no hashes', (path: Buffer[]) => path.map((hash) => hash.subarray(1))],
    ['a path without end', (path: Buffer[]) => Array.from({ length: 10_000 }, () => at(path, 0))],
  ])('is not proven by %s', (_what, change) => {
    const path = change(inclusionProof(LEAVES, 5));
    expect(isIncluded({ leaf: at(LEAVES, 5), index: 5, size: 8, path }, bytes(ROOTS[8]))).toBe(
      false,
    );
  });

  it.each([
    [5, 4],
    [-1, 8],
    [0, 0],
    [0.5, 8],
    [Number.NaN, 8],
    [0, Number.POSITIVE_INFINITY],
  ])('of leaf %d in a tree of %d has no root', (index, size) => {
    expect(rootOfInclusion({ leaf: at(LEAVES, 0), index, size, path: [] })).toBeNull();
  });

  it('does not take a node for a leaf', () => {
    // What the two children say, as if it were a leaf's content: without the different first octets this would be proven.
    const forged = leafHash(Buffer.concat(LEAVES.slice(0, 2)));
    const path = inclusionProof(LEAVES, 0).slice(1);
    expect(isIncluded({ leaf: forged, index: 0, size: 4, path }, bytes(ROOTS[8]))).toBe(false);
  });

  it('goes past 32 bits', () => {
    const size = 2 ** 40 + 1;
    const path = [at(LEAVES, 1)];
    expect(rootOfInclusion({ leaf: at(LEAVES, 0), index: size - 1, size, path })).not.toBeNull();
    expect(rootOfInclusion({ leaf: at(LEAVES, 0), index: 0, size, path })).toBeNull();
  });

  it('is asked of leaves that are there', () => {
    expect(() => inclusionProof(LEAVES, 8)).toThrow('there is no leaf 8 in a tree of 8');
    expect(() => inclusionProof([], 0)).toThrow(RangeError);
  });
});

describe('consistency', () => {
  it('is proven between any two trees up to 33 leaves, and not with a leaf changed', () => {
    const forged = [leafHash(Buffer.from('forged')), ...MANY.slice(1)];
    for (const newer of SIZES) {
      const tree = MANY.slice(0, newer);
      for (const older of SIZES.filter((size) => size <= newer)) {
        const proof = consistencyProof(tree, older);
        const claim = { newer: { size: newer, root: merkleRoot(tree) }, proof };
        const root = merkleRoot(MANY.slice(0, older));
        expect(isConsistent({ ...claim, older: { size: older, root } })).toBe(true);
        const other = merkleRoot(forged.slice(0, older));
        expect(isConsistent({ ...claim, older: { size: older, root: other } })).toBe(false);
      }
    }
  });

  it.each([
    ['no proof', []],
    ['a proof that is too short', [NODES.leaves4, NODES.leaves6]],
    ['a proof that is too long', [NODES.leaves4, NODES.leaves6, ROOTS[4], ROOTS[4]]],
    ['a proof out of order', [ROOTS[4], NODES.leaves6, NODES.leaves4]],
  ])('is not proven by %s', (_what, proof) => {
    expect(isConsistent(between(6, 8, proof.map(bytes)))).toBe(false);
  });

  it('of a tree with a larger or an empty one is not proven', () => {
    expect(isConsistent(between(8, 6, [NODES.leaves4, NODES.leaves6, ROOTS[4]].map(bytes)))).toBe(
      false,
    );
    expect(isConsistent(between(0, 8, []))).toBe(false);
    expect(() => consistencyProof(LEAVES, 9)).toThrow('a tree of 8 leaves never had 9 leaves');
  });
});

describe('a compact range', () => {
  it('has the root of the whole tree after every leaf, also when it was stored in between', () => {
    let range = new CompactRange();
    for (const [index, leaf] of MANY.entries()) {
      range = CompactRange.of(range.size, range.hashes);
      range.append(leaf);
      expect(range.size).toBe(index + 1);
      expect(hex(range.root())).toBe(hex(merkleRoot(MANY.slice(0, index + 1))));
    }
    expect(range.hashes).toHaveLength(2);
  });

  it.each([
    [3, []],
    [1, [Buffer.alloc(31)]],
    [-1, []],
    [2 ** 53, [Buffer.alloc(32)]],
  ])('is not made of a size of %d and other hashes than it has', (size, hashes) => {
    expect(() => CompactRange.of(size, hashes)).toThrow(RangeError);
  });
});

function rangeOver(leaves: readonly Uint8Array[]): CompactRange {
  const range = new CompactRange();
  for (const leaf of leaves) {
    range.append(leaf);
  }
  return range;
}

function between(older: number, newer: number, proof: readonly Buffer[]) {
  return {
    older: { size: older, root: bytes(at(ROOTS, older)) },
    newer: { size: newer, root: bytes(at(ROOTS, newer)) },
    proof,
  };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) {
    throw new Error(`nothing at ${String(index)}`);
  }
  return found;
}

function hex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'hex');
}
