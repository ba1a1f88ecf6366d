import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SigningKey } from './keys/signing-key.js';

/** What a signature is about. It is part of what is signed, so that none can be taken for one of another kind. */
export type SignedKind = 'result' | 'tasks' | 'registration' | 'seal' | 'export' | 'specification';

const SIGNATURE_PATTERN = /^[A-Za-z0-9+/]{86}==$/;

/**
 * The bytes that are signed: `beacon/<kind>/v1`, the end of a line, and the text, in UTF-8. Whoever checks a signature with other
 * tools makes the same.
 */
export function signedBytes(kind: SignedKind, text: string): Uint8Array {
  return Buffer.from(`beacon/${kind}/v1\n${text}`, 'utf8');
}

/** The signature of a text, in base64. */
export function signText(key: Pick<SigningKey, 'sign'>, kind: SignedKind, text: string): string {
  return Buffer.from(key.sign(signedBytes(kind, text))).toString('base64');
}

/** Whether a signature is the key's and of this text. What is no signature at all is none of it. */
export function isSignedBy(
  key: KeyObject,
  kind: SignedKind,
  text: string,
  signature: string,
): boolean {
  if (!SIGNATURE_PATTERN.test(signature)) return false;
  return verify(null, signedBytes(kind, text), key, Buffer.from(signature, 'base64'));
}
