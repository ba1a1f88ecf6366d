import { terminalLine } from '@beacon/domain';
import type { Gateway } from '../gateway/gateway.js';
import { GatewayError } from '../gateway/gateway-client.js';
import { Silence } from '../gateway/silence.js';
import { openOutput } from '../output/open-output.js';

/** A large job is read, and for a page compared as a whole, before the first byte is there. */
const SILENCE_MS = 10 * 60_000;

/** A file to fetch. */
export interface Wanted {
  readonly path: string;
  readonly type: string | null;
}

/** A file that was written. */
export interface Written {
  /** `-` for standard output. */
  readonly out: string;
  readonly bytes: number;
}

/**
 * Writes a file of a gateway as it comes. It appears when it is whole: what breaks off does not appear.
 * @param type media type that the file must have: something else than a gateway may answer, too. Null where it is not known.
 * @param outOf names the file, once the gateway has agreed to send it.
 * @throws GatewayRefusal when the gateway refuses it, before anything is opened; GatewayError when it breaks off.
 */
export async function download(
  gateway: Gateway,
  { path, type }: Wanted,
  outOf: (response: Response) => string,
): Promise<Written> {
  const silence = new Silence(SILENCE_MS);
  try {
    const response = await gateway.open(path, { signal: silence.signal });
    requireType(gateway, response, type);
    const out = outOf(response);
    return { out, bytes: await write(chunksOf(gateway, response, silence), out) };
  } finally {
    silence.end();
  }
}

function requireType({ address }: Gateway, { headers }: Response, type: string | null): void {
  const given = headers.get('content-type') ?? 'no content type';
  if (type === null || given.startsWith(type)) return;
  throw new GatewayError(
    `${address} sends ${terminalLine(given.slice(0, 100))} in place of ${type}.`,
  );
}

async function write(chunks: AsyncIterable<Uint8Array>, out: string): Promise<number> {
  const output = await openOutput(out);
  try {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      await output.write(chunk);
    }
    await output.finish();
    return bytes;
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

/** A gateway that cannot go on with a file ends it by breaking the connection. */
async function* chunksOf(
  { address }: Gateway,
  { body }: Response,
  silence: Silence,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of body?.pipeThrough(silence.heard()) ?? []) yield chunk;
  } catch (cause) {
    throw new GatewayError(`The file broke off: ${address} ended the connection.`, { cause });
  }
}
