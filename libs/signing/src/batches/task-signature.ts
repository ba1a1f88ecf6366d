import { hash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { KEY_ID_PATTERN } from '../keys/key-id.js';
import type { SigningKey } from '../keys/signing-key.js';
import { leafHash } from '../merkle/index.js';
import { isInSignedBatch } from './batch-signature.js';
import type { KnownTexts } from './batch-signature.js';
import { signBatch } from './sign-batch.js';

/**
 * Signs the tasks that are published together, each by its exact bytes.
 * @returns what each is to carry: the key's id, a semicolon, and the line of `writeBatchSignature`.
 */
export function signTasks(
  key: Pick<SigningKey, 'kid' | 'sign'>,
  bodies: readonly Uint8Array[],
): string[] {
  const leaves = bodies.map((body) => taskLeaf(bodyDigest(body)));
  return signBatch(key, 'tasks', leaves).map((line) => `${key.kid};${line}`);
}

/** SHA-256 of a task's body, in hex. A dead letter that is cut still has it. */
export function bodyDigest(body: Uint8Array): string {
  return hash('sha256', body, 'hex');
}

function taskLeaf(digest: string): Uint8Array {
  return leafHash(Buffer.from(digest, 'hex'));
}

/** Id of the key that a task says it is signed with; null when it says none. */
export function taskKeyId(carried: string): string | null {
  const kid = carried.slice(0, carried.indexOf(';'));
  return KEY_ID_PATTERN.test(kid) ? kid : null;
}

/** Whether what a task carries is the key's signature over its body. @param digest see {@link bodyDigest}. */
export function isTaskSignedBy(
  key: KeyObject,
  digest: string,
  carried: string,
  known?: KnownTexts,
): boolean {
  const line = carried.slice(carried.indexOf(';') + 1);
  return isInSignedBatch(key, 'tasks', taskLeaf(digest), line, known);
}
