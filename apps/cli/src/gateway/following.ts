/**
 * A signal that is aborted by its owner, and with another one. In place of `AbortSignal.any`, whose signal is collected where nothing but a request
 * holds it: nothing is aborted then, and who waits for it waits for ever.
 */
export class Following implements Disposable {
  readonly #own = new AbortController();
  readonly signal: AbortSignal = this.#own.signal;
  readonly #follow = (): void => this.#own.abort(this.outer?.reason);

  /** @param outer followed until this is disposed of. */
  constructor(private readonly outer: AbortSignal | null | undefined) {
    outer?.addEventListener('abort', this.#follow, { once: true });
    if (outer?.aborted) this.#follow();
  }

  abort(reason?: unknown): void {
    this.#own.abort(reason);
  }

  [Symbol.dispose](): void {
    this.outer?.removeEventListener('abort', this.#follow);
  }
}
