import { ApiRefusedError, createBeaconClient, dataOf, UnreachableError } from '@beacon/client';
import type { BeaconClient } from '@beacon/client';
import { RefusalError } from '../refusal.error.js';
import { gatewayAddress } from './address.js';
import { boundedAnswer, NoAnswerError } from './bounded-answer.js';
import { adminCredentialsOf, credentialsOf } from './credentials.js';
import type { CredentialOptions, Credentials } from './credentials.js';
import { Following } from './following.js';
import { GatewayError } from './gateway-client.js';
import { refusalOf } from './refusal-text.js';
import { unreachable } from './unreachable.js';

/** Options that say which gateway is asked, and as whom. */
export interface GatewayOptions extends CredentialOptions {
  readonly gateway?: unknown;
}

function addressOf({ gateway }: GatewayOptions): string {
  return gatewayAddress(typeof gateway === 'string' ? gateway : undefined);
}

/** A call of the typed client, under way. */
type Call<Data> = Parameters<typeof dataOf<Data>>[0];

/** From the request to the end of the answer: large jobs are counted and compared before they answer. */
const TIMEOUT_MS = 120_000;
/** A page of a matrix has up to 20,000 cells of some twenty values. */
const BOUNDS = { values: 1_000_000, levels: 32 };

/** A gateway's API, typed. Answers are bounded, redirects are not followed, and errors say what to do. */
export class Gateway {
  readonly address: string;
  readonly api: BeaconClient;

  /**
   * @param credentials that are sent with everything.
   * @param timeoutMs until an answer is there as a whole.
   * @throws RefusalError when the address is no http or https address.
   */
  constructor(
    address: string,
    private readonly credentials: Credentials = {},
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    const url = URL.parse(address);
    if (url === null || !/^https?:$/.test(url.protocol)) {
      throw new RefusalError(
        `--gateway is ${JSON.stringify(address)}, must be an http address, such as http://127.0.0.1:8090.`,
      );
    }
    this.address = url.href.replace(/\/+$/, '');
    this.api = createBeaconClient({ baseUrl: this.address, fetch: (asked) => this.#answer(asked) });
  }

  /**
   * The gateway that the options, the environment or a running stack name, with the API key of the options or the environment.
   * @throws UsageError when there is no key where one is said to be.
   */
  static of(options: GatewayOptions): Gateway {
    return new Gateway(addressOf(options), credentialsOf(options));
  }

  /** The same for commands of admins, who may have the gateway's token instead of a key. */
  static ofAdmin(options: GatewayOptions): Gateway {
    return new Gateway(addressOf(options), adminCredentialsOf(options));
  }

  /**
   * What the gateway answers.
   * @throws GatewayRefusal when it refuses; GatewayError when it is away, or fails.
   */
  async ask<Data>(call: Call<Data>): Promise<Data> {
    try {
      return await dataOf(call);
    } catch (error) {
      throw this.#translated(error);
    }
  }

  /**
   * An answer that is read as it comes, such as a file or events.
   * @throws as {@link ask}.
   */
  async open(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await this.#fetch(new Request(`${this.address}${path}`, init));
    if (response.ok) return response;
    const body = await this.#body(response, BOUNDS, init.signal);
    throw refusalOf(body, response.status, this.address);
  }

  async #answer(asked: Request): Promise<Response> {
    using call = new Following(asked.signal);
    const late = new DOMException('no whole answer in time', 'TimeoutError');
    const timer = setTimeout(() => call.abort(late), this.timeoutMs);
    try {
      const response = await this.#fetch(new Request(asked, { signal: call.signal }));
      const body = await this.#body(response, BOUNDS, call.signal);
      const { status } = response;
      return body === null ? new Response(null, { status }) : Response.json(body, { status });
    } finally {
      clearTimeout(timer);
    }
  }

  async #fetch(request: Request): Promise<Response> {
    for (const [name, value] of Object.entries(this.credentials)) request.headers.set(name, value);
    const response = await fetch(request, { redirect: 'manual' }).catch((cause: unknown) => {
      if (cause instanceof Error && cause.name === 'AbortError') throw cause;
      throw new GatewayError(this.#reason(cause), { cause });
    });
    if (response.status < 300 || response.status >= 400) return response;
    // A redirect could send what is posted, and who asks, to anybody.
    throw this.#noGateway(`answers ${response.status}, a redirect: give the gateway's own address`);
  }

  async #body(
    response: Response,
    bounds: typeof BOUNDS,
    signal?: AbortSignal | null,
  ): Promise<unknown> {
    try {
      return await boundedAnswer(response, bounds, signal);
    } catch (cause) {
      if (cause instanceof NoAnswerError)
        throw this.#noGateway(`answers ${response.status}${cause.message}`, cause);
      throw new GatewayError(this.#reason(cause), { cause });
    }
  }

  #noGateway(what: string, cause?: unknown): GatewayError {
    return new GatewayError(`${this.address} ${what}.`, { cause });
  }

  #reason(cause: unknown): string {
    return cause instanceof Error && cause.name === 'TimeoutError'
      ? `${this.address} gave no whole answer within ${this.timeoutMs / 1_000} s.`
      : unreachable(this.address);
  }

  #translated(error: unknown): unknown {
    if (error instanceof ApiRefusedError) return refusalOf(error.body, error.status, this.address);
    if (!(error instanceof UnreachableError)) return error;
    // What `#fetch` and `#body` threw has said it already.
    if (error.cause instanceof Error) return error.cause;
    return new GatewayError(`${this.address}: ${error.message}`);
  }
}
