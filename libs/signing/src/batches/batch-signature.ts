import type { KeyObject } from 'node:crypto';
import { canonicalText } from '../canonical.js';
import { rootOfInclusion } from '../merkle/index.js';
import { isSignedBy } from '../signature.js';

/** What is signed many at a time, because a signature costs as much as many hashes. */
export type BatchKind = 'result' | 'tasks';

/** One signature stands for all that was signed together; the path proves that this one is among them (RFC 6962). */
export interface BatchSignature {
  /** How many were signed together. */
  readonly size: number;
  /** This one's place among them, from 0. */
  readonly index: number;
  /** Hashes from its sibling upwards. */
  readonly path: readonly Uint8Array[];
  /** Over {@link batchText}, in base64. */
  readonly signature: string;
}

const HASH_BYTES = 32;
/** A batch of a million has a path of 20 hashes. */
const LONGEST_PATH = 20;
const NUMBER = /^(?:0|[1-9]\d{0,6})$/;
const PATH = /^[A-Za-z0-9_-]*$/;

/** What is signed for a batch: the canonical form of its size and root. */
export function batchText(size: number, root: Uint8Array): string {
  return canonicalText({ v: 1, size, root: Buffer.from(root).toString('hex') });
}

/** One line: size, index, path in base64url, signature, with semicolons between them. */
export function writeBatchSignature({ size, index, path, signature }: BatchSignature): string {
  return `${size};${index};${Buffer.concat(path).toString('base64url')};${signature}`;
}

/** Reads what {@link writeBatchSignature} wrote; null when it is something else. */
export function readBatchSignature(line: string): BatchSignature | null {
  const [size = '', index = '', path = '', signature, ...rest] = line.split(';', 5);
  const hashes = hashesIn(path);
  const isOne = NUMBER.test(size) && NUMBER.test(index) && rest.length === 0;
  if (!isOne || hashes === null || signature === undefined) return null;
  return { size: Number(size), index: Number(index), path: hashes, signature };
}

function hashesIn(path: string): Uint8Array[] | null {
  if (!PATH.test(path) || path.length > (LONGEST_PATH * HASH_BYTES * 4) / 3) return null;
  const bytes = Buffer.from(path, 'base64url');
  const count = bytes.length / HASH_BYTES;
  if (!Number.isInteger(count)) return null;
  return Array.from({ length: count }, (_unused, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

/** Remembers texts whose signature holds: a batch is checked once, and not for each of its members. */
export interface KnownTexts {
  has(text: string): boolean;
  set(text: string, value: true): void;
}

/**
 * Whether a key signed a batch that this leaf is in.
 * @param line see {@link writeBatchSignature}; what is no such line proves nothing.
 */
export function isInSignedBatch(
  key: KeyObject,
  kind: BatchKind,
  leaf: Uint8Array,
  line: string,
  known?: KnownTexts,
): boolean {
  const read = readBatchSignature(line);
  const root = read && rootOfInclusion({ ...read, leaf });
  if (read === null || root === null) return false;
  const text = batchText(read.size, root);
  const remembered = `${kind}${read.signature}${text}`;
  if (known?.has(remembered)) return true;
  const holds = isSignedBy(key, kind, text, read.signature);
  if (holds) known?.set(remembered, true);
  return holds;
}
