import { RefusalError } from '../refusal.error.js';
import { NoAnswerError, boundedAnswer } from './bounded-answer.js';
import { terminalText } from '@beacon/domain';
import type { Credentials } from './credentials.js';
import { unreachable } from './unreachable.js';

/** The gateway cannot be reached, or does not answer as a gateway does. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  /** Told by its message: a stack would tell nothing more. */
  readonly code = 'GATEWAY';
}

/** One thing that is wrong with a request, in the gateway's words, cleaned. */
export interface RefusalDetail {
  /** Such as `constraints.regions[1]`; null for the request as a whole. */
  readonly field: string | null;
  readonly message: string;
  readonly allowed?: string;
}

/** The gateway refused a request; the message says why, in its words. */
export class GatewayRefusal extends RefusalError {
  constructor(
    message: string,
    /** HTTP status. */
    readonly status: number,
    /** Machine-readable, such as `review_not_found`. */
    readonly errorCode: string,
    /** Everything that is wrong, where the gateway says it one by one. */
    readonly details: readonly RefusalDetail[] = [],
  ) {
    super(message);
  }
}

/** From the request to the end of the answer: a server that trickles is given up on too. */
const TIMEOUT_MS = 60_000;

/** Speaks to a gateway's HTTP API. */
export class GatewayClient {
  readonly #base: string;

  /**
   * @param url of the gateway
   * @param credentials that are sent with everything
   * @param timeoutMs until an answer is there as a whole
   * @throws RefusalError when it is no http or https address
   */
  constructor(
    url: string,
    private readonly credentials: Credentials = {},
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    const parsed = URL.parse(url);
    if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
      throw new RefusalError(`--gateway is ${JSON.stringify(url)}, must be an http address.`);
    }
    this.#base = parsed.href.replace(/\/+$/, '');
  }

  /** @returns the body; null when there is none. */
  async get(path: string): Promise<unknown> {
    return this.#ask(path, { method: 'GET' });
  }

  /** @returns the body; null when there is none. */
  async send(method: 'POST' | 'PUT', path: string, body: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    return this.#ask(path, { method, headers, body: JSON.stringify(body) });
  }

  #what(method: string | undefined, path: string): string {
    return `${this.#base} answers ${method} ${path} with`;
  }

  async #ask(path: string, request: RequestInit): Promise<unknown> {
    const what = this.#what(request.method, path);
    const { status, body } = await this.#exchange(path, request, what);
    if (status >= 200 && status < 300) return body;
    throw refusal(what, status, body);
  }

  /** A redirect could send what is posted, and who asks, to anybody. */
  async #fetch(path: string, request: RequestInit, what: string): Promise<Response> {
    const headers = { ...(request.headers as Record<string, string>), ...this.credentials };
    const init = { ...request, headers, redirect: 'manual' } as const;
    const response = await fetch(`${this.#base}${path}`, init);
    if (response.status >= 300 && response.status < 400) throw redirected(what, response);
    return response;
  }

  async #exchange(
    path: string,
    request: RequestInit,
    what: string,
  ): Promise<{ status: number; body: unknown }> {
    const signal = AbortSignal.timeout(this.timeoutMs);
    try {
      const response = await this.#fetch(path, { ...request, signal }, what);
      return { status: response.status, body: await bodyOf(response, what, signal) };
    } catch (cause) {
      if (cause instanceof GatewayError) throw cause;
      throw new GatewayError(this.#reason(signal), { cause });
    }
  }

  #reason({ aborted }: AbortSignal): string {
    return aborted
      ? `${this.#base} gave no whole answer within ${this.timeoutMs / 1_000} s: is a gateway there?`
      : unreachable(this.#base);
  }
}

async function bodyOf(response: Response, what: string, signal: AbortSignal): Promise<unknown> {
  try {
    return await boundedAnswer(response, undefined, signal);
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    throw new GatewayError(`${what} ${response.status}${error.message}`, { cause: error });
  }
}

/** What an answer that is no success says. */
function refusal(what: string, status: number, body: unknown): GatewayError | GatewayRefusal {
  const { message, error_code: code } = fieldsOf(body);
  const known = typeof message === 'string' && typeof code === 'string';
  if (!known || status >= 500) {
    const told = known
      ? `: ${terminalText(message.slice(0, MOST_SAID))}`
      : ', which is no answer of a gateway';
    return new GatewayError(`${what} ${status}${told}`);
  }
  return new GatewayRefusal(terminalText(message.slice(0, MOST_SAID)), status, code);
}

/** Characters of a gateway's message that are shown. */
const MOST_SAID = 2_000;

function redirected(what: string, { status, headers }: Response): GatewayError {
  const place = (headers.get('location') ?? 'nowhere').slice(0, 200);
  return new GatewayError(
    `${what} ${status}, a redirect to ${terminalText(place)}: give the gateway's own address`,
  );
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}
