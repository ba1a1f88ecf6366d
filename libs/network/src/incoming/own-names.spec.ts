import { describe, expect, it } from '@jest/globals';
import { hostOfAuthority, isLoopbackHost, OwnNames } from './own-names.js';

describe(hostOfAuthority, () => {
  it.each([
    ['localhost', 'localhost'],
    ['LOCALHOST:8090', 'localhost'],
    ['127.0.0.1:80', '127.0.0.1'],
    ['[::1]:8090', '::1'],
    ['beacon.example.com.', 'beacon.example.com'],
    ['0x7f.1', '127.0.0.1'],
  ])('reads %s', (authority, host) => expect(hostOfAuthority(authority)).toBe(host));

  it.each([
    '',
    ':80',
    'a b',
    'user@localhost',
    'localhost/path',
    'localhost:port',
    '[::1',
    'ä.example',
  ])('takes %j for none', (authority) => expect(hostOfAuthority(authority)).toBeNull());
});

describe(isLoopbackHost, () => {
  it.each(['localhost', 'beacon.localhost', '127.0.0.1', '127.9.9.9', '::1', '0:0:0:0:0:0:0:1'])(
    'knows %s',
    (host) => expect(isLoopbackHost(host)).toBe(true),
  );
  it.each(['0.0.0.0', '::', '10.0.0.1', 'localhost.example.com', 'notlocalhost', ''])(
    'does not take %j for it',
    (host) => expect(isLoopbackHost(host)).toBe(false),
  );
});

describe(OwnNames, () => {
  const own = new OwnNames('127.0.0.1', ['beacon.example.com']);

  it.each([
    'localhost:1',
    '127.0.0.1:8090',
    '[::1]:8090',
    'beacon.example.com',
    'Beacon.Example.com:443',
  ])('of a server on loopback hold %s', (authority) =>
    expect(own.has(authority, '127.0.0.1')).toBe(true),
  );
  it.each([
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example:8090',
    '10.0.0.1',
    '',
    'a b',
  ])('of a server on loopback do not hold %j', (authority) =>
    expect(own.has(authority, '127.0.0.1')).toBe(false),
  );

  it('hold the address of the connection, also where it is dressed as IPv6', () => {
    const server = new OwnNames('0.0.0.0', ['beacon.example.com']);
    expect(server.has('10.1.2.3:8090', '::ffff:10.1.2.3')).toBe(true);
    expect(server.has('10.1.2.4:8090', '10.1.2.3')).toBe(false);
    expect(server.has('evil.example', '10.1.2.3')).toBe(false);
  });

  it('hold any name where the server listens beyond loopback and is told none', () => {
    expect(new OwnNames('0.0.0.0', []).has('beacon:8090', '10.1.2.3')).toBe(true);
  });
});
