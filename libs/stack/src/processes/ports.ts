import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what operating systems give to outgoing connections: one of those would take the port before it is used. */
const FIRST = 10_000;
const END = 32_000;
const TRIED = 200;

/**
 * A TCP port of 127.0.0.1 that is free now, drawn at random. Another process can still take it before it is used: prefer port 0 where a
 * program can choose by itself and say which one it took.
 * @throws Error when none of those that were tried is free.
 */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < TRIED; tried += 1) {
    const port = randomInt(FIRST, END);
    if (await isFree(port)) return port;
  }
  throw new Error(`none of ${TRIED} TCP ports from ${FIRST} to ${END} is free`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen({ port, host: '127.0.0.1', exclusive: true });
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
