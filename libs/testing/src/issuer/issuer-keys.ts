import { randomUUID } from 'node:crypto';
import type { webcrypto } from 'node:crypto';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { JWK, JWTPayload } from 'jose';

const ALGORITHM = 'RS256';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: webcrypto.CryptoKey;
  readonly publicJwk: JWK;
}

/** The keys of an issuer of tokens: the one it signs with, and those it publishes. */
export class IssuerKeys {
  private constructor(
    private current: SigningKey,
    private published: readonly SigningKey[],
  ) {}

  static async make(): Promise<IssuerKeys> {
    const key = await newKey();
    return new IssuerKeys(key, [key]);
  }

  /** The document at `jwks_uri`. */
  get jwks(): { readonly keys: readonly JWK[] } {
    return { keys: this.published.map(({ publicJwk }) => publicJwk) };
  }

  /** Signs with a new key from now on. @param keepsOld whether the one before is still published. */
  async rotate(keepsOld: boolean): Promise<void> {
    const key = await newKey();
    this.published = keepsOld ? [...this.published, key] : [key];
    this.current = key;
  }

  async sign(claims: JWTPayload): Promise<string> {
    return signedBy(this.current, claims);
  }

  /** Signs with a key that is published nowhere, under the `kid` of one that is, or under its own. */
  async forge(claims: JWTPayload, kid: 'known' | 'unknown'): Promise<string> {
    const key = await newKey();
    return signedBy(kid === 'known' ? { ...key, kid: this.current.kid } : key, claims);
  }
}

/** A token that nobody signed, as `alg` `none` has it. */
export function unsigned(claims: JWTPayload): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

async function newKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);
  const kid = randomUUID();
  const jwk = await exportJWK(publicKey);
  return { kid, privateKey, publicJwk: { ...jwk, kid, alg: ALGORITHM, use: 'sig' } };
}

async function signedBy({ privateKey, kid }: SigningKey, claims: JWTPayload): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid }).sign(privateKey);
}
