import { SIMULATION_HEADER } from '@beacon/domain';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dialect } from './dialect.js';
import { HttpError, type Headers } from './http-error.js';

/** One request, its response, and what every response says of itself. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The client's `x-request-id` when usable, else one of the simulator's own. */
  readonly requestId: string;
  /**
   * Region of the path, `default` for paths without one; null for paths that ask no model. The response's headers name it;
   * a fault can put another in its place.
   */
  region: string | null;
  /** How the request is worded, and its answer is to be. */
  readonly dialect: Dialect;
}

/** Largest request body, in bytes. */
export const BODY_LIMIT = 1_048_576;

/** The path of a request, without its query. */
export function pathOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  return url.split('?', 1)[0] ?? '/';
}

/** Headers that every response of the simulator carries, and those given. */
export function headersFor(exchange: Exchange, more: Headers): Headers {
  const own: Record<string, string | number> = {
    [SIMULATION_HEADER]: 'true',
    'x-request-id': exchange.requestId,
  };
  if (exchange.region !== null) own['x-simulated-region'] = exchange.region;
  return Object.assign(own, more);
}

/** Sends a JSON body in one piece. */
export function sendJson(
  exchange: Exchange,
  status: number,
  value: unknown,
  more: Headers = {},
): void {
  const body = Buffer.from(JSON.stringify(value));
  const headers = { 'content-type': 'application/json', 'content-length': body.length, ...more };
  exchange.response.writeHead(status, headersFor(exchange, headers)).end(body);
}

/** Sends an error as the provider words it that is asked. */
export function sendError(exchange: Exchange, error: HttpError): void {
  const { status, body } = exchange.dialect.error(error, exchange.requestId);
  sendJson(exchange, status, body, error.headers);
}

/**
 * Reads a JSON body.
 * @throws HttpError 413 beyond {@link BODY_LIMIT}, 400 when it is not JSON.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = (await readBody(request)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new HttpError(400, 'invalid_json', 'The body is not valid JSON.');
  }
}

function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
      else reject(tooLarge());
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

/** The rest of the body is read and dropped, so that the client gets to see this answer. */
function tooLarge(): HttpError {
  const message = `The body is larger than ${BODY_LIMIT} bytes.`;
  return new HttpError(413, 'body_too_large', message, { connection: 'close' });
}
