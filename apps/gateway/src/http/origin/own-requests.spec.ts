import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../errors/api-error.js';
import { OwnRequests } from './own-requests.js';

const sut = new OwnRequests({
  listensOn: '127.0.0.1',
  allowedHosts: ['beacon.example.com'],
  corsOrigins: ['https://studio.example.com'],
});

function statusOf(headers: Readonly<Record<string, string>>, url = '/'): number {
  const socket = { localAddress: '127.0.0.1' };
  try {
    sut.check({ headers, socket, url } as unknown as Parameters<OwnRequests['check']>[0]);
    return 200;
  } catch (error) {
    return error instanceof ApiError ? error.status : 500;
  }
}

describe(OwnRequests, () => {
  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['a program', { host: '127.0.0.1:8090' }],
    ['its own page', { host: 'localhost:8090', origin: 'http://localhost:8090' }],
    [
      'its own page behind TLS',
      { host: 'beacon.example.com', origin: 'https://beacon.example.com' },
    ],
    ['an origin that is listed', { host: 'localhost', origin: 'https://studio.example.com' }],
    [
      'a link',
      {
        host: 'localhost',
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
    ],
    [
      'an address that was typed',
      { host: 'localhost', 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' },
    ],
    ['a client of HTTP/1.0', {}],
  ])('lets %s ask', (_what, headers) => expect(statusOf(headers)).toBe(200));

  it.each([
    'evil.example',
    'evil.example:8090',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'user@localhost',
    'localhost, evil.example',
  ])('does not answer to %s', (host) => expect(statusOf({ host })).toBe(421));

  it('does not take a target that names another server', () => {
    expect(statusOf({ host: 'localhost' }, 'http://evil.example/api/v1/regions')).toBe(421);
    expect(statusOf({ host: 'localhost' }, 'http://localhost/api/v1/regions')).toBe(200);
  });

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another port', { origin: 'http://localhost:3000' }],
    ['an origin that begins alike', { origin: 'https://studio.example.com.evil.example' }],
    ['a listed name of another scheme', { origin: 'http://studio.example.com' }],
    [
      'a picture of a foreign page',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ],
    [
      'a frame of a foreign page',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    ],
    ['a script of another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
  ])('refuses %s', (_what, headers) =>
    expect(statusOf({ host: 'localhost:8090', ...headers })).toBe(403),
  );
});
