import { hash } from 'node:crypto';

/** Form of a key's id: 16 hex digits. */
export const KEY_ID_PATTERN = /^[0-9a-f]{16}$/;

const DIGITS = 16;

/** Id of a key: the first 16 hex digits of the SHA-256 of its raw public key, so that nobody can choose it. */
export function keyIdOf(rawPublicKey: Uint8Array): string {
  return hash('sha256', rawPublicKey, 'hex').slice(0, DIGITS);
}
