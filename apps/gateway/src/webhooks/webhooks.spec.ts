import { describe, expect, it } from '@jest/globals';
import { addressProblem } from './address-guard.js';
import { secretProblem, signedHeaders } from './signature.js';

describe('the guard of addresses', () => {
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
    ['https://[::ffff:10.0.0.1]/', 'no request may reach'],
    ['https://169.254.169.254/latest/meta-data', 'no request may reach'],
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

  it('keeps link-local addresses out, whatever is allowed', () => {
    expect(addressProblem('http://169.254.169.254/latest/meta-data', true)).toContain(
      'no request may reach',
    );
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
