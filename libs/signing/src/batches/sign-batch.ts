import type { SigningKey } from '../keys/signing-key.js';
import { nodeHash } from '../merkle/index.js';
import { signText } from '../signature.js';
import { batchText, writeBatchSignature } from './batch-signature.js';
import type { BatchKind } from './batch-signature.js';

/**
 * Signs leaves together.
 * @returns the line that belongs to each, see `writeBatchSignature`.
 */
export function signBatch(
  key: Pick<SigningKey, 'sign'>,
  kind: BatchKind,
  leaves: readonly Uint8Array[],
): string[] {
  const levels = levelsOver(leaves);
  const root = levels.at(-1)?.[0];
  if (root === undefined) return [];
  const size = leaves.length;
  const signature = signText(key, kind, batchText(size, root));
  return leaves.map((_leaf, index) =>
    writeBatchSignature({ size, index, path: pathOf(levels, index), signature }),
  );
}

/**
 * The levels of the tree over the leaves, the leaves first and the root last. A last node without a sibling goes up as it is, which
 * makes the tree of RFC 6962. All paths are read from one tree: proving each leaf alone would hash the tree once for each.
 */
function levelsOver(leaves: readonly Uint8Array[]): (readonly Uint8Array[])[] {
  const levels = [leaves];
  for (let level = leaves; level.length > 1; levels.push(level)) level = parentsOf(level);
  return levels;
}

function parentsOf(level: readonly Uint8Array[]): Uint8Array[] {
  return level.flatMap((left, at) => {
    if (at % 2 === 1) return [];
    const right = level[at + 1];
    return [right === undefined ? left : nodeHash(left, right)];
  });
}

function pathOf(levels: readonly (readonly Uint8Array[])[], index: number): Uint8Array[] {
  return levels.flatMap((level, height) => {
    const place = Math.floor(index / 2 ** height);
    const sibling = level[place % 2 === 0 ? place + 1 : place - 1];
    return sibling === undefined ? [] : [sibling];
  });
}
