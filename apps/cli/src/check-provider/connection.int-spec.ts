import { FakeProvider } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectionFindings, notReached, tlsFinding } from './connection.js';

const certificate = { protocol: 'TLSv1.3', of: 'api.example.com', by: 'An authority' };

describe(tlsFinding, () => {
  it('names the certificate, and notes one that ends soon', () => {
    const found = 'TLSv1.3, certificate of api.example.com by An authority, until 2099-01-02';
    expect(tlsFinding({ ...certificate, end: new Date('2099-01-02') })).toEqual({
      check: 'tls',
      state: 'ok',
      found,
      do: null,
    });
    const end = new Date(Date.now() + 86_400_000);
    expect(tlsFinding({ ...certificate, end })).toMatchObject({ state: 'note' });
  });
});

describe(notReached, () => {
  it.each([
    ['ENOTFOUND', 'address', 'check base_url'],
    ['CERT_HAS_EXPIRED', 'tls', 'renew'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'NODE_EXTRA_CA_CERTS'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'another host'],
    ['EWHATEVER', 'address', 'firewall'],
  ])('says what to do about %s', (code, check, advice) => {
    const error = Object.assign(new Error('it did not work'), { code });
    expect(notReached(new URL('https://api.example.com/v1'), error)).toEqual({
      check,
      state: 'problem',
      found: expect.stringMatching(/^api\.example\.com is not \w+: it did not work$/),
      do: expect.stringContaining(advice),
    });
  });
});

describe(connectionFindings, () => {
  let plain: FakeProvider;
  beforeAll(async () => {
    plain = await FakeProvider.start();
  });
  afterAll(async () => plain.stop());

  it('tells a server that speaks no TLS where the address asks for it', async () => {
    const address = plain.origin.replace('http:', 'https:');
    expect(await connectionFindings(address)).toMatchObject([
      { check: 'tls', state: 'problem', do: 'It speaks no TLS: give an http:// address.' },
    ]);
    expect(plain.calls).toEqual([]);
  });
});
