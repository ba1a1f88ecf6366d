import { GatewayError } from './gateway-client.js';

/** Ends a connection on which nothing comes any more: who is silent for so long is gone, whatever TCP says. */
export class Silence {
  readonly #abort = new AbortController();
  readonly signal: AbortSignal;
  #timer: NodeJS.Timeout;

  /**
   * @param limitMs longest silence, from now on.
   * @param outer ends the connection, too.
   */
  constructor(
    private readonly limitMs: number,
    outer?: AbortSignal,
  ) {
    const own = this.#abort.signal;
    this.signal = outer === undefined ? own : AbortSignal.any([outer, own]);
    this.#timer = this.#watch();
  }

  /** Passes on what comes, and notes that it came. */
  heard(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
    return new TransformStream({
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
    this.#abort.abort();
  }

  #watch(): NodeJS.Timeout {
    const error = new GatewayError(`nothing came for ${this.limitMs / 1_000} s.`);
    return setTimeout(() => this.#abort.abort(error), this.limitMs);
  }
}
