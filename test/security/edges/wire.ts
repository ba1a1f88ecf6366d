import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** What a server did with bytes that were sent to it. */
export interface WireReply {
  /** Of every final answer on the connection, in their order. */
  readonly statuses: readonly number[];
  /** Everything that came, as Latin-1. */
  readonly text: string;
  /** Whether the server closed the connection. */
  readonly isClosed: boolean;
}

/** How bytes are sent. */
export interface WireOptions {
  /** The sending side is closed after the bytes, so that a server does not wait for more. @default true */
  readonly isEnded?: boolean;
  /** Longest wait for the connection's end, in milliseconds. @default 5000 */
  readonly limitMs?: number;
}

const LIMIT_MS = 5_000;
/** More than any answer to an attack holds. */
const MOST_BYTES = 4 * 1024 * 1024;
const INTERIM = 200;

/**
 * Sends bytes over a connection of their own, as they are, and takes what comes until its end.
 * @throws Error when nobody listens there.
 */
export async function talk(
  port: number,
  bytes: string | Buffer,
  { isEnded = true, limitMs = LIMIT_MS }: WireOptions = {},
): Promise<WireReply> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const data = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  if (isEnded) socket.end(data);
  else socket.write(data);
  return listen(socket, limitMs);
}

async function listen(socket: Socket, limitMs: number): Promise<WireReply> {
  const chunks: Buffer[] = [];
  let [size, isClosed] = [0, false];
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MOST_BYTES) end();
    });
    // A reset is an end, too: the server has closed the connection on bytes that it does not want.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      isClosed = true;
      end();
    });
  });
  socket.destroy();
  const text = Buffer.concat(chunks).toString('latin1');
  return { statuses: statusesOf(text), text, isClosed };
}

function statusesOf(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)]
    .map(([, status]) => Number(status))
    .filter((status) => status >= INTERIM);
}

/** A reply in few words. */
export function sayReply({ statuses, isClosed }: WireReply): string {
  const answers = statuses.length === 0 ? 'no answer' : statuses.join(', ');
  return isClosed ? `${answers}; closed` : `${answers}; left open`;
}

/** Whether a server refused: only 4xx, or no answer, and the connection is over. */
export function isRefusal({ statuses, isClosed }: WireReply): boolean {
  return isClosed && statuses.every((status) => status >= 400 && status < 500);
}
