import { describe, expect, it } from '@jest/globals';
import { addressProblem, guardedLookup, isPublicAddress } from './address-guard.js';
import { secretProblem, signedHeaders } from './signature.js';

describe('the guard of addresses', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:4700:4700::1111', '172.32.0.1', '100.63.255.255'])(
    'lets %s pass',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:1::1',
    '2001:db8::1',
    'localhost',
    '',
  ])('stops %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each([
    'https://example.com/hook',
    'https://example.com:8443/hook?x=1',
    'https://93.184.216.34/hook',
  ])('accepts %s', (url) => expect(addressProblem(url, false)).toBeNull());

  it.each([
    ['http://example.com', 'https'],
    ['ftp://example.com', 'https'],
    ['nonsense', 'https'],
    ['https://user:word@example.com', 'credentials'],
    ['https://example.com/#a', 'fragment'],
    ['https://127.0.0.1/', 'private'],
    ['https://2130706433/', 'private'],
    ['https://0x7f.1/', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[::ffff:10.0.0.1]/', 'private'],
    ['https://169.254.169.254/latest/meta-data', 'private'],
    ['https://localhost/', 'private'],
    ['https://api.localhost./', 'private'],
    ['https://metadata.google.internal/', 'private'],
  ])('refuses %s', (url, words) => {
    expect(addressProblem(url, false)).toContain(words);
  });

  it('lets private addresses pass where they are allowed', () => {
    expect(addressProblem('http://127.0.0.1:8080/hook', true)).toBeNull();
    expect(addressProblem('http://user@127.0.0.1', true)).toContain('credentials');
  });

  const lookedUp = async (allowPrivate: boolean) =>
    new Promise<string>((resolve) => {
      guardedLookup(allowPrivate)('localhost', {}, (error, address) =>
        resolve(typeof address === 'string' && error === null ? address : String(error?.message)),
      );
    });

  it('refuses a name for what it resolves to, when the connection is made', async () => {
    expect(await lookedUp(false)).toMatch(/^localhost resolves to (127.0.0.1|::1), .*private/);
    expect(await lookedUp(true)).toMatch(/^(127.0.0.1|::1)$/);
  });
});

describe('the signature of a message', () => {
  it('is that of the published example of Standard Webhooks', () => {
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1_614_265_330,
      body: '{"test": 2432232314}',
    };
    expect(signedHeaders(message, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it.each([undefined, '', 'short', 'whsec_c2hvcnQ=', 'x'.repeat(65)])(
    'is made by no secret such as %s',
    (value) => expect(secretProblem(value)).not.toBeNull(),
  );

  it('is made by a secret that is long enough, in either form', () => {
    expect(secretProblem('x'.repeat(24))).toBeNull();
    expect(secretProblem('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toBeNull();
  });
});
