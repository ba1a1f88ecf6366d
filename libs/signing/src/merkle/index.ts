export { CompactRange } from './compact-range.js';
export { emptyRoot, HASH_LENGTH, leafHash, nodeHash } from './hash.js';
export { consistencyProof, inclusionProof, merkleRoot } from './merkle-tree.js';
export {
  type Consistency,
  type Inclusion,
  isConsistent,
  isIncluded,
  LONGEST_PROOF,
  rootOfInclusion,
} from './proofs.js';
