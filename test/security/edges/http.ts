import { request } from 'node:http';
import type { Agent, IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** One request, with whatever headers: `fetch` would not send all of them. */
export interface AskedRequest {
  readonly port: number;
  readonly method?: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  /** Keeps connections. @default a connection of its own */
  readonly agent?: Agent;
}

/** What was answered. */
export interface AskedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Its beginning, as UTF-8. */
  readonly body: string;
  readonly ms: number;
}

const LIMIT_MS = 20_000;
/** More than is looked at. */
const MOST_BYTES = 1024 * 1024;

/**
 * Sends a request over a connection of its own.
 * @throws Error when the connection ends without an answer, or none comes within 20 s.
 */
export async function ask({
  port,
  method = 'GET',
  path,
  headers = {},
  body,
  agent,
}: AskedRequest): Promise<AskedAnswer> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, method, path, headers, agent: agent ?? false, timeout: LIMIT_MS },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        const finish = (): void => {
          const text = Buffer.concat(chunks).toString('utf8');
          const ms = performance.now() - startedAt;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, ms });
          // What is not read whole takes its connection along.
          if (!response.complete) response.destroy();
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          size += chunk.length;
          // A stream of events has no end of its own: that it began is the answer.
          const isStream = response.headers['content-type']?.startsWith('text/event-stream');
          if (size > MOST_BYTES || isStream === true) finish();
        });
        response.once('end', finish).once('error', reject);
      },
    );
    sent.once('timeout', () => sent.destroy(new Error(`no answer within ${LIMIT_MS} ms`)));
    sent.once('error', reject);
    sent.end(body);
  });
}

/** The status of an answer, and its error's code where it has one. */
export function sayAnswer({ status, body }: Pick<AskedAnswer, 'status' | 'body'>): string {
  const code = /"error_code":"([a-z0-9_]{1,60})"/.exec(body)?.[1];
  return code === undefined ? String(status) : `${status} ${code}`;
}
