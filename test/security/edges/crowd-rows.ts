import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import type { AttackedServer } from './framing-rows.js';
import { ask, sayAnswer } from './http.js';
import { talk } from './wire.js';

const CONNECTIONS = 2_000;
const READERS = 500;
const PIPELINED = 2_000;
const ABORTED = 300;
const AT_ONCE = 100;
/** Somebody who asks meanwhile should not wait for longer. */
const ANSWER_LIMIT_MS = 5_000;

/** Many clients at once, or one that asks for much; somebody else is answered meanwhile. */
export async function crowdRows(server: AttackedServer): Promise<readonly SecurityRow[]> {
  return [
    await idleRow(server),
    await readersRow(server),
    await pipelineRow(server),
    await abortedRow(server),
    await answeredRow(server, 'asks after all that'),
  ];
}

async function idleRow(server: AttackedServer): Promise<SecurityRow> {
  return crowdRow(server, `${CONNECTIONS} connections that say nothing`, async () =>
    many(CONNECTIONS, async () => opened(server.port, '')),
  );
}

async function readersRow(server: AttackedServer): Promise<SecurityRow> {
  const head = `GET /api/v1/events HTTP/1.1\r\nhost: ${server.host}\r\n\r\n`;
  return crowdRow(server, `${READERS} readers of events that read nothing`, async () =>
    many(READERS, async () => opened(server.port, head)),
  );
}

/** Holds connections open, asks something over another one, and lets them go. */
async function crowdRow(
  server: AttackedServer,
  what: string,
  gather: () => Promise<readonly Socket[]>,
): Promise<SecurityRow> {
  return tryOut({
    identity: 'somebody among a crowd',
    operation: `gateway: asks beside ${what}`,
    expected: `200 within ${ANSWER_LIMIT_MS / 1_000} s`,
    run: async () => {
      const sockets = await gather();
      try {
        return await plain(server);
      } finally {
        for (const socket of sockets) socket.destroy();
      }
    },
    isAsExpected: isInTime,
    say: sayTimed,
  });
}

async function answeredRow(server: AttackedServer, operation: string): Promise<SecurityRow> {
  return tryOut({
    identity: 'somebody else',
    operation: `gateway: ${operation}`,
    expected: `200 within ${ANSWER_LIMIT_MS / 1_000} s`,
    run: async () => plain(server),
    isAsExpected: isInTime,
    say: sayTimed,
  });
}

async function pipelineRow({ port, host, getPath }: AttackedServer): Promise<SecurityRow> {
  const one = `GET ${getPath} HTTP/1.1\r\nhost: ${host}\r\n\r\n`;
  return tryOut({
    identity: 'a client that does not wait',
    operation: `gateway: sends ${PIPELINED} requests at once on one connection`,
    expected: 'answers in order, only 200',
    run: async () => (await talk(port, one.repeat(PIPELINED), { limitMs: 30_000 })).statuses,
    isAsExpected: (statuses) => statuses.length > 0 && statuses.every((status) => status === 200),
    say: (statuses) => `${statuses.length} answers: ${[...new Set(statuses)].join(', ')}`,
  });
}

async function abortedRow(server: AttackedServer): Promise<SecurityRow> {
  const { host, postPath } = server;
  const head = `POST ${postPath} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: 4000000\r\n\r\n{"a":"${'x'.repeat(50_000)}`;
  return tryOut({
    identity: 'clients that die',
    operation: `gateway: begin ${ABORTED} uploads of 4 MB and are gone`,
    expected: `others are answered within ${ANSWER_LIMIT_MS / 1_000} s`,
    run: async () => {
      const sockets = await many(ABORTED, async () => opened(server.port, head));
      for (const socket of sockets) socket.resetAndDestroy();
      return plain(server);
    },
    isAsExpected: isInTime,
    say: sayTimed,
  });
}

interface Timed {
  readonly status: number;
  readonly ms: number;
  readonly body: string;
}

async function plain({ port, host, getPath }: AttackedServer): Promise<Timed> {
  return ask({ port, path: getPath, headers: { host } });
}

function isInTime({ status, ms }: Timed): boolean {
  return status === 200 && ms < ANSWER_LIMIT_MS;
}

function sayTimed(answer: Timed): string {
  return `${sayAnswer(answer)} after ${Math.round(answer.ms)} ms`;
}

/** Opens a connection and writes what is given; nothing of what comes is read. */
async function opened(port: number, bytes: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  socket.write(bytes);
  return socket;
}

async function many(count: number, open: () => Promise<Socket>): Promise<readonly Socket[]> {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const next = Math.min(AT_ONCE, count - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: next }, open))));
  }
  return sockets;
}
