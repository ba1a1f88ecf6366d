import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import type { AttackedServer } from './framing-rows.js';

const EVERY_MS = 500;
const LIMIT_MS = 45_000;

type Case = readonly [
  what: string,
  /** What is sent at once. */
  head: (server: AttackedServer) => string,
  /** What follows, again and again; empty for a client that falls silent. */
  drop: string,
];

const post = ({ host, postPath }: AttackedServer, length: number): string =>
  `POST ${postPath} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n{`;

const CASES: readonly Case[] = [
  ['nothing', () => '', ''],
  ['a request line that never ends', () => 'GET /', 'a'],
  [
    'headers, one after the other',
    ({ host, getPath }) => `GET ${getPath} HTTP/1.1\r\nhost: ${host}\r\n`,
    'x-a: b\r\n',
  ],
  [
    'half of its headers',
    ({ host, getPath }) => `GET ${getPath} HTTP/1.1\r\nhost: ${host}\r\n`,
    '',
  ],
];

const BODIES: readonly Case[] = [
  ['a body, byte by byte', (server) => post(server, 60_000), ' '],
  ['half of a body', (server) => post(server, 60_000), ''],
  [
    'chunks, byte by byte',
    ({ host, postPath }) =>
      `POST ${postPath} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
    '1\r\n \r\n',
  ],
];

/** Clients that take their time; all at once, since each is waited for until it is cut off. */
export async function slowRows(server: AttackedServer): Promise<readonly SecurityRow[]> {
  const cases = server.name === 'gateway' ? [...CASES, ...BODIES] : CASES;
  return Promise.all(cases.map(async (each) => slowRow(server, each)));
}

async function slowRow(server: AttackedServer, [what, head, drop]: Case): Promise<SecurityRow> {
  return tryOut({
    identity: 'a slow client',
    operation: `${server.name}: sends ${what}`,
    expected: `cut off within ${LIMIT_MS / 1_000} s`,
    run: async () => secondsUntilCut(server.port, head(server), drop),
    isAsExpected: (seconds) => seconds !== null,
    say: (seconds) => (seconds === null ? 'held on to' : `cut off after ${seconds.toFixed(0)} s`),
  });
}

async function secondsUntilCut(port: number, head: string, drop: string): Promise<number | null> {
  const startedAt = performance.now();
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(head);
  const timer = setInterval(() => {
    if (drop !== '' && socket.writable) socket.write(drop);
  }, EVERY_MS);
  try {
    const isCut = await ended(socket);
    return isCut ? (performance.now() - startedAt) / 1_000 : null;
  } finally {
    clearInterval(timer);
    socket.destroy();
  }
}

/** Whether the server ended the connection within the limit; what it says before does not matter here. */
async function ended(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), LIMIT_MS);
    const end = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    socket.resume();
    socket.on('error', () => undefined);
    socket.once('end', end).once('close', end);
  });
}
