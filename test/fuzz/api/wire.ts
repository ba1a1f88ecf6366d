import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** A request as bytes; nothing between here and the server corrects it. */
export interface WireRequest {
  readonly bytes: Buffer;
  /** Whether the sending side is closed after the bytes, as by a client that dies in the middle. */
  readonly isCut: boolean;
}

/** What came back. */
export interface WireAnswer {
  /** 0 when the connection ended without an answer. */
  readonly status: number;
  /** By lower-case names; of several of one name the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** False when the connection ended within the answer. */
  readonly isWhole: boolean;
  readonly ms: number;
}

/** No whole answer within the time. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/**
 * Sends bytes over a connection of their own and reads one answer.
 * @throws NoAnswerError when none comes in time, or Error when the server cannot be reached.
 */
export async function exchange(
  port: number,
  request: WireRequest,
  limitMs: number,
): Promise<WireAnswer> {
  const startedAt = performance.now();
  const socket = connect(port, '127.0.0.1');
  const timer = setTimeout(() => {
    socket.destroy(new NoAnswerError(`no answer within ${limitMs} ms`));
  }, limitMs);
  try {
    await once(socket, 'connect');
    const read = readAll(socket);
    if (request.isCut) socket.end(request.bytes);
    else socket.write(request.bytes);
    return { ...parseAnswer(await read), ms: performance.now() - startedAt };
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** Pieces in which an interim answer and the head of the final one come at most. */
const HEAD_CHUNKS = 6;

async function readAll(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of socket) {
      chunks.push(chunk as Buffer);
      // It has no end of its own; that it began is the answer.
      if (chunks.length <= HEAD_CHUNKS && isEventStream(Buffer.concat(chunks))) break;
    }
  } catch (error) {
    // A server that answers before it has read everything may reset: what had come is the answer.
    if (error instanceof NoAnswerError) throw error;
  }
  return Buffer.concat(chunks);
}

function isEventStream(bytes: Buffer): boolean {
  const { status, headers } = parseAnswer(bytes);
  return status === 200 && hasEvents(headers);
}

function hasEvents(headers: Readonly<Record<string, string>>): boolean {
  return headers['content-type']?.startsWith('text/event-stream') === true;
}

const HEAD_END = '\r\n\r\n';

/** Reads the first final answer in bytes. */
export function parseAnswer(bytes: Buffer): Omit<WireAnswer, 'ms'> {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0)
    return { status: 0, headers: {}, body: Buffer.alloc(0), isWhole: bytes.length === 0 };
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0);
  const rest = bytes.subarray(end + HEAD_END.length);
  // An interim answer, to `expect: 100-continue`.
  if (status >= 100 && status < 200) return parseAnswer(rest);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  return { status, headers, ...bodyOf(headers, rest) };
}

function bodyOf(
  headers: Readonly<Record<string, string>>,
  rest: Buffer,
): Pick<WireAnswer, 'body' | 'isWhole'> {
  if (hasEvents(headers)) return { body: rest, isWhole: true };
  if (headers['transfer-encoding'] === 'chunked') return dechunked(rest);
  const length = Number(headers['content-length'] ?? rest.length);
  return { body: rest.subarray(0, length), isWhole: rest.length >= length };
}

function dechunked(bytes: Buffer): Pick<WireAnswer, 'body' | 'isWhole'> {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = lineEnd < 0 ? NaN : Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (Number.isNaN(size)) return { body: Buffer.concat(chunks), isWhole: false };
    if (size === 0) return { body: Buffer.concat(chunks), isWhole: true };
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
