import { ForbiddenAddressError, guardedLookup, hostProblem } from '@beacon/network';
import { Pool, errors } from 'undici';
import type { Dispatcher } from 'undici';
import type { ProviderFailure } from './attempt.js';
import { failureOf } from './attempt.js';
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
  /** Aborted when nobody waits for the answer any more; its reason is told. */
  readonly signal: AbortSignal;
}

/** Bytes of a response that are read; more is a failure, not memory. */
const BODY_LIMIT = 4 * 1024 * 1024;

/**
 * Ends a call when its time is over or the process stops waiting. `AbortSignal.any` with `AbortSignal.timeout` would leave
 * a timer, and a dependant of the process's own signal, for every call until its time is over.
 */
class CallLimit implements Disposable {
  readonly #call = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #end = (): void => this.#call.abort();
  hasPassed = false;

  constructor(private readonly request: Pick<PostRequest, 'timeoutMs' | 'signal'>) {
    this.#timer = setTimeout(() => {
      this.hasPassed = true;
      this.#end();
    }, request.timeoutMs);
    request.signal.addEventListener('abort', this.#end);
    if (request.signal.aborted) this.#end();
  }

  get signal(): AbortSignal {
    return this.#call.signal;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.request.signal.removeEventListener('abort', this.#end);
  }
}

/** Where requests go. */
export interface PostTarget {
  readonly origin: string;
  /** Requests in flight at once. */
  readonly connections: number;
  /** Whether the catalogue lets the address lie in a private network. */
  readonly isPrivateAllowed: boolean;
}

const REMEDY = 'the catalogue allows such an address with `private_network: true` only';

/** Posts to one origin over kept connections: never retried here, never redirected, and to no address that the catalogue does not mean. */
export class HttpPoster {
  readonly #pool: Pool;
  /** Why the origin may not be asked at all; null when it may. */
  readonly #problem: string | null;

  constructor({ origin, connections, isPrivateAllowed }: PostTarget) {
    const reach = { isPrivateAllowed, remedy: REMEDY };
    // An address in place of a name is not looked up.
    this.#problem = hostProblem(new URL(origin).hostname, reach);
    const connect = { lookup: guardedLookup(reach) };
    this.#pool = new Pool(origin, { connections, pipelining: 1, connect });
  }

  /** Never throws: what goes wrong is a typed failure. */
  async post(request: PostRequest): Promise<PostOutcome> {
    if (this.#problem !== null) return { kind: 'failure', failure: forbidden(this.#problem) };
    using limit = new CallLimit(request);
    try {
      const response = await this.#pool.request({
        method: 'POST',
        path: request.path,
        headers: request.headers,
        body: request.body,
        signal: limit.signal,
        // The whole exchange has one limit; the parts need none of their own.
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      return await readReply(response);
    } catch (error) {
      return { kind: 'failure', failure: transportFailure(error, limit.hasPassed, request) };
    }
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}

async function readReply(response: Dispatcher.ResponseData): Promise<PostOutcome> {
  const declared = Number(response.headers['content-length'] ?? Number.NaN);
  // The parser holds a body to the length that it declares, and this is quicker than to look at each piece.
  const charset = charsetOf(response);
  if (declared <= BODY_LIMIT && charset === 'utf-8') {
    return replyOf(response, await response.body.text());
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) return tooLarge(response);
    chunks.push(chunk);
  }
  return replyOf(response, new TextDecoder(charset).decode(Buffer.concat(chunks)));
}

/** The charset that a response names, if it is one that can be read; else UTF-8, which JSON is in by its own rule. */
function charsetOf({ headers }: Dispatcher.ResponseData): string {
  const named = /;\s*charset="?([\w.:-]{1,40})/i.exec(String(headers['content-type'] ?? ''))?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').encoding;
  } catch {
    // A name that no standard knows says nothing.
    return 'utf-8';
  }
}

function replyOf({ statusCode, headers }: Dispatcher.ResponseData, body: string): PostOutcome {
  return { kind: 'reply', reply: { status: statusCode, headers, body } };
}

function tooLarge({ statusCode, headers }: Dispatcher.ResponseData): PostOutcome {
  // Leaving the loop has destroyed the body and with it the connection.
  if (statusCode > 299) return { kind: 'reply', reply: { status: statusCode, headers, body: '' } };
  const message = `the response is over ${BODY_LIMIT} bytes`;
  return {
    kind: 'failure',
    failure: failureOf('permanent', 'response_too_large', message, { httpStatus: statusCode }),
  };
}

function transportFailure(
  error: unknown,
  hasTimedOut: boolean,
  { signal, timeoutMs }: PostRequest,
): ProviderFailure {
  if (signal.aborted) return failureOf('aborted', 'aborted', textOf(signal.reason));
  if (hasTimedOut) return failureOf('transient', 'timeout', `no answer within ${timeoutMs} ms`);
  if (error instanceof ForbiddenAddressError) return forbidden(error.message);
  // A server that breaks the protocol does so again: further calls would only be paid for.
  if (breaksProtocol(error)) return failureOf('permanent', 'invalid_http', textOf(error));
  return failureOf('transient', 'connection_failed', textOf(error));
}

/** A name that leads elsewhere than its catalogue says does so until somebody looks at it. */
function forbidden(message: string): ProviderFailure {
  return failureOf('permanent', 'address_forbidden', message);
}

/** Headers that are too large, and what is not HTTP; a connection that ends early is neither. */
function breaksProtocol(error: unknown): boolean {
  if (error instanceof errors.HeadersOverflowError) return true;
  return error instanceof errors.HTTPParserError && !/\bEOF\b/.test(error.message);
}

function textOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
