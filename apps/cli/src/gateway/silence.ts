import { Following } from './following.js';
import { GatewayError } from './gateway-client.js';

/** Ends a connection on which nothing comes any more: who is silent for so long is gone, whatever TCP says. */
export class Silence {
  readonly #connection: Following;
  #timer: NodeJS.Timeout;

  /**
   * @param limitMs longest silence, from now on.
   * @param outer ends the connection, too.
   */
  constructor(
    private readonly limitMs: number,
    outer?: AbortSignal,
  ) {
    this.#connection = new Following(outer);
    this.#timer = this.#watch();
  }

  get signal(): AbortSignal {
    return this.#connection.signal;
  }

  /**
   * Passes on what comes, and notes that it came. It fails when the connection is to end: `fetch` no longer heeds its signal once its request has been
   * collected, which can be while the body still comes.
   */
  heard(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
    return new TransformStream({
      start: (controller) => {
        const fail = (): void => controller.error(this.signal.reason);
        this.signal.addEventListener('abort', fail, { once: true });
        if (this.signal.aborted) fail();
      },
      transform: (chunk, controller) => {
        clearTimeout(this.#timer);
        this.#timer = this.#watch();
        controller.enqueue(chunk);
      },
    });
  }

  /** The connection is over: nothing of it is read any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#connection[Symbol.dispose]();
    this.#connection.abort();
  }

  #watch(): NodeJS.Timeout {
    const error = new GatewayError(`nothing came for ${this.limitMs / 1_000} s.`);
    return setTimeout(() => this.#connection.abort(error), this.limitMs);
  }
}
