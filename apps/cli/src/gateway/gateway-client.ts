import { RefusalError } from '../refusal.error.js';
import { terminalText } from '@beacon/domain';

/** The gateway cannot be reached, or does not answer as a gateway does. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  /** Told by its message: a stack would tell nothing more. */
  readonly code = 'GATEWAY';
}

/** The gateway refused a request; the message says why, in its words. */
export class GatewayRefusal extends RefusalError {
  constructor(
    message: string,
    /** HTTP status. */
    readonly status: number,
    /** Machine-readable, such as `review_not_found`. */
    readonly errorCode: string,
  ) {
    super(message);
  }
}

const TIMEOUT_MS = 60_000;

/** Speaks to a gateway's HTTP API. */
export class GatewayClient {
  readonly #base: string;

  /**
   * @param url of the gateway
   * @throws RefusalError when it is no http or https address
   */
  constructor(url: string) {
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

  async #ask(path: string, request: RequestInit): Promise<unknown> {
    const { status, text } = await this.#exchange(path, request);
    const body = parse(text);
    if (status >= 200 && status < 300 && body !== undefined) return body;
    const { message, error_code: code } = (body ?? {}) as Readonly<Record<string, unknown>>;
    const known = typeof message === 'string' && typeof code === 'string';
    if (!known || status >= 500) {
      const told = known ? `: ${terminalText(message)}` : ', which is no answer of a gateway';
      throw new GatewayError(
        `${this.#base} answers ${request.method} ${path} with ${status}${told}`,
      );
    }
    throw new GatewayRefusal(terminalText(message), status, code);
  }

  async #exchange(path: string, request: RequestInit): Promise<{ status: number; text: string }> {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(`${this.#base}${path}`, { ...request, signal });
      return { status: response.status, text: await response.text() };
    } catch (cause) {
      throw new GatewayError(`${this.#base} cannot be reached: is a gateway there?`, { cause });
    }
  }
}

/** Null for no text, undefined for what is no JSON. */
function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
