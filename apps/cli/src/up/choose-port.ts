import { once } from 'node:events';
import { createServer } from 'node:net';
import { RefusalError } from '../refusal.error.js';

/** The gateway's, unless it is taken: bookmarks and scripts find it there. */
export const DEFAULT_PORT = 8090;
const TRIED = 100;
/** Starts that are made while each finds its port taken. */
const MOST_STARTS = 3;

/**
 * The port for the gateway: the one asked for, else 8090 or the next free one.
 * @throws RefusalError when the one asked for is taken, or no port is free.
 */
export async function choosePort(
  wanted: number | null,
  tell: (text: string) => void,
  first = DEFAULT_PORT,
): Promise<number> {
  if (wanted !== null) {
    if (await isFree(wanted)) return wanted;
    throw new RefusalError(`Port ${wanted} is taken by another program: name another with --port.`);
  }
  for (let port = first; port < first + TRIED; port += 1) {
    if (!(await isFree(port))) continue;
    if (port !== first) tell(`port ${first} is taken by another program: using ${port}`);
    return port;
  }
  throw new RefusalError(`No port from ${first} on is free: name one with --port.`);
}

/**
 * Does work that needs the port for the gateway. The gateway listens only seconds later. If another program, such as a second `beacon up`, has taken
 * the port by then, the work is done again with another one, unless that port was asked for.
 * @param work starts the gateway. Where that fails it leaves nothing running, and rejects with what the gateway said.
 * @throws RefusalError as {@link choosePort} does; what the work rejected with.
 */
export async function onChosenPort<Value>(
  wanted: number | null,
  tell: (text: string) => void,
  work: (port: number) => Promise<Value>,
  first = DEFAULT_PORT,
): Promise<Value> {
  for (let tried = 1; ; tried += 1) {
    const port = await choosePort(wanted, tell, first);
    try {
      return await work(port);
    } catch (error) {
      if (wanted !== null || tried === MOST_STARTS || !saysTaken(error, port)) throw error;
      tell(`port ${port} was taken by another program meanwhile: starting again on another`);
    }
  }
}

function saysTaken(error: unknown, port: number): boolean {
  return error instanceof Error && new RegExp(`EADDRINUSE\\b.*:${port}\\b`).test(error.message);
}

/** Any port that is free. */
export async function anyPort(): Promise<number> {
  const server = createServer();
  server.listen({ port: 0, host: '127.0.0.1', exclusive: true });
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('a server on a port has no address');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen({ port, host: '127.0.0.1', exclusive: true });
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
