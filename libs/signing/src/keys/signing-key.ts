import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SigningError } from '../signing.error.js';
import { keyIdOf } from './key-id.js';

/** An Ed25519 key that signs. Its private part leaves it only as a key file. */
export class SigningKey {
  readonly #privateKey: KeyObject;
  /** The raw public key, in base64. */
  readonly publicKey: string;
  /** Id of the key, see `keyIdOf`. */
  readonly kid: string;

  private constructor(privateKey: KeyObject) {
    this.#privateKey = privateKey;
    const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
    const raw = Buffer.from(x ?? '', 'base64url');
    this.publicKey = raw.toString('base64');
    this.kid = keyIdOf(raw);
  }

  /** Makes a new key. */
  static generate(): SigningKey {
    return new SigningKey(generateKeyPairSync('ed25519').privateKey);
  }

  /**
   * Reads a key from PEM (PKCS8, not encrypted).
   * @throws SigningError when the text is no Ed25519 private key; nothing of it is shown.
   */
  static fromPem(pem: string): SigningKey {
    let key: KeyObject;
    try {
      key = createPrivateKey(pem);
    } catch {
      // Without its cause, which may quote the text.
      throw new SigningError('it holds no private key in PEM (PKCS8, not encrypted)');
    }
    if (key.asymmetricKeyType !== 'ed25519') {
      throw new SigningError(`its key is ${key.asymmetricKeyType ?? 'none'}, not Ed25519`);
    }
    return new SigningKey(key);
  }

  /** The private key as PEM (PKCS8). For files that only their owner can read. */
  toPem(): string {
    return this.#privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  }

  /** The signature of bytes, 64 bytes. Callers sign by `signText`, which says what the bytes are meant as. */
  sign(bytes: Uint8Array): Uint8Array {
    return sign(null, bytes, this.#privateKey);
  }
}
