import { Pool } from 'undici';
import type { Dispatcher } from 'undici';
import type { ProviderFailure } from './attempt.js';
import { failureOf } from './failures.js';
import type { HttpReply } from './protocol.js';

/** What one POST came to: a whole response, or the reason why there is none. */
export type PostOutcome =
  | { readonly kind: 'reply'; readonly reply: HttpReply }
  | { readonly kind: 'failure'; readonly failure: ProviderFailure };

/** One request. */
export interface PostRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Limit for the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  /** Aborted when this process stops waiting. */
  readonly signal: AbortSignal;
}

/** Bytes of a response that are read; more is a failure, not memory. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Posts to one origin over kept connections: never retried here, never redirected. */
export class HttpPoster {
  readonly #pool: Pool;

  /** @param connections requests in flight at once. */
  constructor(origin: string, connections: number) {
    this.#pool = new Pool(origin, { connections, pipelining: 1 });
  }

  /** Never throws: what goes wrong is a typed failure. */
  async post(request: PostRequest): Promise<PostOutcome> {
    const limit = AbortSignal.timeout(request.timeoutMs);
    try {
      const response = await this.#pool.request({
        method: 'POST',
        path: request.path,
        headers: request.headers,
        body: request.body,
        signal: AbortSignal.any([limit, request.signal]),
        // The whole exchange has one limit; the parts need none of their own.
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      return await readReply(response);
    } catch (error) {
      return { kind: 'failure', failure: transportFailure(error, limit, request) };
    }
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}

async function readReply(response: Dispatcher.ResponseData): Promise<PostOutcome> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) return tooLarge(response);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks).toString('utf8');
  return { kind: 'reply', reply: { status: response.statusCode, headers: response.headers, body } };
}

function tooLarge({ statusCode }: Dispatcher.ResponseData): PostOutcome {
  // Leaving the loop has destroyed the body and with it the connection.
  const message = `the response is over ${BODY_LIMIT} bytes`;
  return {
    kind: 'failure',
    failure: failureOf('permanent', 'response_too_large', message, { httpStatus: statusCode }),
  };
}

function transportFailure(
  error: unknown,
  limit: AbortSignal,
  { signal, timeoutMs }: PostRequest,
): ProviderFailure {
  if (signal.aborted) return failureOf('aborted', 'aborted', 'this process is stopping');
  if (limit.aborted) return failureOf('transient', 'timeout', `no answer within ${timeoutMs} ms`);
  const reason = error instanceof Error ? error.message : String(error);
  return failureOf('transient', 'connection_failed', reason);
}
