import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { formsOf, newSecret } from './secret.js';

describe(formsOf, () => {
  const isIn = (text: string, secret: Uint8Array): boolean =>
    [...formsOf(secret)].some((form) => text.includes(form));

  it('finds a secret however it is written down', () => {
    const secret = newSecret();
    const bytes = Buffer.from(secret);
    const texts = [
      `key ${secret}.`,
      JSON.stringify({ key: secret }),
      `https://example.org/?key=${encodeURIComponent(secret)}`,
      new URLSearchParams({ key: secret }).toString(),
      bytes.toString('hex'),
      ...['', 'a:', 'ab:', 'abc:'].flatMap((before) => [
        Buffer.from(`${before}${secret} and more`).toString('base64'),
        Buffer.from(`${before}${secret}`).toString('base64url'),
      ]),
      secret.slice(0, 40),
    ];
    for (const text of texts) expect([text, isIn(text, bytes)]).toEqual([text, true]);
  });

  it('finds bytes in a file of PEM', () => {
    const bytes = randomBytes(32);
    const pem = Buffer.concat([randomBytes(16), bytes]).toString('base64');
    expect(isIn(pem, bytes)).toBe(true);
  });

  it('finds nothing where there is none', () => {
    const text = Array.from({ length: 1_000 }, newSecret).join(' ');
    expect(isIn(text, Buffer.from(newSecret()))).toBe(false);
    expect(isIn(text, randomBytes(32))).toBe(false);
  });
});
