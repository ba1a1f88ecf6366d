import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SigningError } from '../signing.error.js';

/** Form of a raw Ed25519 public key in base64: 32 bytes. */
export const PUBLIC_KEY_PATTERN = /^[A-Za-z0-9+/]{43}=$/;

/** The 32 bytes of a public key in base64. @throws SigningError when it is none. */
export function rawPublicKey(base64: string): Uint8Array {
  const raw = Buffer.from(base64, 'base64');
  // Base64 has several spellings of the same bytes; only the one that everybody writes is taken.
  if (!PUBLIC_KEY_PATTERN.test(base64) || raw.toString('base64') !== base64) {
    throw new SigningError('a public key is 32 bytes in base64, 44 characters');
  }
  return raw;
}

/** A public key in base64 as node:crypto takes it. @throws SigningError when it is none. */
export function publicKeyObject(base64: string): KeyObject {
  const x = Buffer.from(rawPublicKey(base64)).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
