import { describe, expect, it } from '@jest/globals';
import { keyIdOf } from './keys/key-id.js';
import { publicKeyObject, rawPublicKey } from './keys/public-key.js';
import { SigningKey } from './keys/signing-key.js';
import { isSignedBy, signText, signedBytes } from './signature.js';
import { SigningError } from './signing.error.js';

/** RFC 8410, 10.3: its private key, and the public key that belongs to it. */
const PEM = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----
`;
const PUBLIC_KEY = 'GbH0Hlqnsgo8rBX0GRLu15PDDKyFMlNKAkEYkmXcT+k=';

describe(SigningKey, () => {
  it('reads a published key, and names it by its public part', () => {
    const key = SigningKey.fromPem(PEM);
    expect(key.publicKey).toBe(Buffer.from(rawPublicKey(key.publicKey)).toString('base64'));
    expect(key.kid).toBe(keyIdOf(rawPublicKey(key.publicKey)));
    expect(SigningKey.fromPem(key.toPem()).publicKey).toBe(key.publicKey);
  });

  it('refuses what is no key, without a word of it', () => {
    expect(() => SigningKey.fromPem('secret words')).toThrow(SigningError);
    expect(() => SigningKey.fromPem('secret words')).not.toThrow(/secret/);
  });
});

describe(signText, () => {
  const key = SigningKey.generate();
  const publicKey = publicKeyObject(key.publicKey);
  const signature = signText(key, 'result', 'text');

  it('signs a text of a kind, and no other text, kind or key', () => {
    expect(isSignedBy(publicKey, 'result', 'text', signature)).toBe(true);
    expect(isSignedBy(publicKey, 'result', 'text.', signature)).toBe(false);
    expect(isSignedBy(publicKey, 'tasks', 'text', signature)).toBe(false);
    const other = publicKeyObject(SigningKey.generate().publicKey);
    expect(isSignedBy(other, 'result', 'text', signature)).toBe(false);
  });

  it.each(['', 'x', `${signature} `, signature.replace('==', ''), signature.slice(2)])(
    'takes %j for no signature',
    (text) => {
      expect(isSignedBy(publicKey, 'result', 'text', text)).toBe(false);
    },
  );

  it('signs bytes that anybody can make', () => {
    expect(Buffer.from(signedBytes('result', '{}')).toString()).toBe('beacon/result/v1\n{}');
  });
});

describe(publicKeyObject, () => {
  it('takes one spelling of a public key only', () => {
    expect(publicKeyObject(PUBLIC_KEY).asymmetricKeyType).toBe('ed25519');
    // The last four bits of base64's last digit are not part of the key.
    expect(() => publicKeyObject(PUBLIC_KEY.replace('k=', 'l='))).toThrow(SigningError);
    expect(() => publicKeyObject('AAAA')).toThrow(SigningError);
  });
});
