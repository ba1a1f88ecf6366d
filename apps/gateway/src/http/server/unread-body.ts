import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** How much of an unwanted body is read, in bytes and in milliseconds. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_MS = 3_000;

/**
 * Throws away what still comes of the body of a refused request before the answer is sent. A client that sends does not read; and a
 * connection that is closed on unread bytes is reset, which takes the answer with it: who asked would see no reason. It costs no memory,
 * and has an end: whoever sends more, or slower, may miss the answer.
 */
export function throwAwayUnread(server: FastifyInstance): void {
  server.addHook('onSend', async ({ raw }, reply) => {
    if (reply.statusCode >= 400 && !raw.complete && !raw.destroyed) await throwAway(raw);
  });
}

async function throwAway(stream: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let left = MOST_BYTES;
    const end = (): void => {
      clearTimeout(timer);
      stream.off('data', take).off('end', end).off('close', end).off('error', end);
      resolve();
    };
    const take = (chunk: Buffer): void => {
      left -= chunk.length;
      if (left < 0) end();
    };
    const timer = setTimeout(end, MOST_MS);
    stream.on('data', take).on('end', end).on('close', end).on('error', end);
    stream.resume();
  });
}
