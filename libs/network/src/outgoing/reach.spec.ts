import { describe, expect, it } from '@jest/globals';
import { networkOf } from './networks.js';
import { guardedLookup, hostProblem, saysPrivate } from './reach.js';
import type { Reach } from './reach.js';

const REMEDY = 'say private_network';
const PUBLIC: Reach = { isPrivateAllowed: false, remedy: REMEDY };
const PRIVATE: Reach = { isPrivateAllowed: true, remedy: REMEDY };

describe(networkOf, () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:4700:4700::1111', '172.32.0.1', '100.63.255.255'])(
    'finds %s on the internet',
    (address) => expect(networkOf(address)).toBe('public'),
  );

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '198.18.0.1',
    '::1',
    'fc00::1',
    'fd12:3456::1',
    '2001:db8::1',
  ])('finds %s in a private network', (address) => expect(networkOf(address)).toBe('private'));

  it.each([
    '169.254.169.254',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    'fd00:ec2::254',
    'fe80::1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:1::1',
    'localhost',
    '',
  ])('finds %j nowhere', (address) => expect(networkOf(address)).toBe('never'));
});

describe(hostProblem, () => {
  it.each(['api.example.com', '93.184.216.34', '[2606:4700:4700::1111]'])('lets %s pass', (host) =>
    expect(hostProblem(host, PUBLIC)).toBeNull(),
  );

  it.each([
    '127.0.0.1',
    '[::1]',
    '10.0.0.1',
    'localhost',
    'api.localhost.',
    'a.internal',
    'ollama',
  ])('stops %s, and says what allows it', (host) => {
    expect(hostProblem(host, PUBLIC)).toContain(REMEDY);
    expect(hostProblem(host, PRIVATE)).toBeNull();
  });

  it.each(['169.254.169.254', '[fe80::1]', '[fd00:ec2::254]', '0.0.0.0', '[::ffff:127.0.0.1]'])(
    'stops %s, whatever is allowed',
    (host) => expect(hostProblem(host, PRIVATE)).toContain('no request may reach'),
  );
});

describe(saysPrivate, () => {
  it.each(['127.0.0.1', '[::1]', 'localhost', '192.168.0.7', 'simulator', 'vllm.svc', 'a.local'])(
    'hears it from %s',
    (host) => expect(saysPrivate(host)).toBe(true),
  );
  it.each(['api.example.com', '8.8.8.8', '169.254.169.254', 'internal.example.com'])(
    'does not from %s',
    (host) => expect(saysPrivate(host)).toBe(false),
  );
});

describe(guardedLookup, () => {
  const lookedUp = async (reach: Reach, all: boolean) =>
    new Promise<unknown>((resolve) => {
      guardedLookup(reach)('localhost', { all }, (error, found) => resolve(error ?? found));
    });

  it('refuses a name for what it resolves to, when the connection is made', async () => {
    expect(String(await lookedUp(PUBLIC, false))).toMatch(
      /localhost resolves to (127\.0\.0\.1|::1), .*private.*say private_network/,
    );
  });

  it('hands on what it checked, one address or all', async () => {
    expect(await lookedUp(PRIVATE, false)).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(await lookedUp(PRIVATE, true)).toEqual(
      expect.arrayContaining([{ address: expect.any(String), family: expect.any(Number) }]),
    );
  });
});
