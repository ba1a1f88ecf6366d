import type { OutgoingHttpHeaders } from 'node:http';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import type { AttackedServer } from './framing-rows.js';
import { ask, sayAnswer } from './http.js';

type Case = readonly [
  identity: string,
  operation: string,
  headers: (server: AttackedServer) => OutgoingHttpHeaders,
  statuses: readonly number[],
];

const PAGE = 'a page of another site';

const CASES: readonly Case[] = [
  ['a program', 'asks by the address', ({ host }) => ({ host }), [200]],
  ['a program', 'asks by localhost', ({ port }) => ({ host: `localhost:${port}` }), [200]],
  [
    PAGE,
    'whose name was turned to 127.0.0.1',
    ({ port }) => ({ host: `evil.example:${port}` }),
    [421],
  ],
  [PAGE, 'whose name holds the address', () => ({ host: '127.0.0.1.evil.example' }), [421]],
  [PAGE, 'with a name and credentials in Host', () => ({ host: 'localhost@evil.example' }), [421]],
  [
    PAGE,
    'with the right name behind a proxy’s header',
    () => ({ host: 'evil.example', 'x-forwarded-host': 'localhost' }),
    [421],
  ],
  [PAGE, 'reads with its Origin', ({ host }) => ({ host, origin: 'https://evil.example' }), [403]],
  [PAGE, 'in a sandboxed frame', ({ host }) => ({ host, origin: 'null' }), [403]],
  [PAGE, 'of another port here', ({ host }) => ({ host, origin: 'http://127.0.0.1:1' }), [403]],
];

/** Only the gateway has pages of its own, and hears what browsers say of their requests. */
const GATEWAY_CASES: readonly Case[] = [
  ['its own page', 'reads', ({ host }) => ({ host, origin: `http://${host}` }), [200]],
  [
    PAGE,
    'loads an answer as a picture',
    ({ host }) => ({ host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }),
    [403],
  ],
  [
    PAGE,
    'shows the portal in a frame',
    ({ host }) => ({
      host,
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'iframe',
    }),
    [403],
  ],
];

/** Asks a server in the name of its own pages, of programs, and of pages of others. */
export async function originRows(server: AttackedServer): Promise<readonly SecurityRow[]> {
  const cases = server.name === 'gateway' ? [...CASES, ...GATEWAY_CASES] : CASES;
  return Promise.all(
    cases.map(async ([identity, operation, headers, statuses]) =>
      tryOut({
        identity,
        operation: `${server.name}: ${operation}`,
        expected: statuses.join(' or '),
        run: async () => ask({ port: server.port, path: server.getPath, headers: headers(server) }),
        isAsExpected: ({ status }) => statuses.includes(status),
        say: sayAnswer,
      }),
    ),
  );
}

/** Asks the gateway for what a page of another origin would need before it may send JSON. */
export async function preflightRow(server: AttackedServer): Promise<SecurityRow> {
  return tryOut({
    identity: PAGE,
    operation: `${server.name}: asks leave to post JSON`,
    expected: '403, no leave',
    run: async () =>
      ask({
        port: server.port,
        method: 'OPTIONS',
        path: server.postPath,
        headers: {
          host: server.host,
          origin: 'https://evil.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      }),
    isAsExpected: ({ status, headers }) =>
      status === 403 && headers['access-control-allow-origin'] === undefined,
    say: sayAnswer,
  });
}
