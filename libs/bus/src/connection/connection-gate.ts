import type { NatsConnection } from '@nats-io/transport-node';
import { watchConnection } from './connection-watch.js';

/** Holds up work while a connection is lost. One watches a connection until that is closed. */
export class ConnectionGate {
  readonly #whenLost = new Set<() => void>();
  #back: Promise<void> = Promise.resolve();
  #setBack = (): void => undefined;
  #isAway = false;

  constructor(connection: Pick<NatsConnection, 'status'>) {
    watchConnection(connection, (change) => (change === 'back' ? this.#open() : this.#close()));
  }

  /** Whether the connection is lost. */
  get isClosed(): boolean {
    return this.#isAway;
  }

  /** Resolves when the connection is there, or the signal is aborted. */
  async opened(signal: AbortSignal): Promise<void> {
    if (signal.aborted || !this.#isAway) return;
    const ended = new AbortController();
    const aborted = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true, signal: ended.signal }),
    );
    await Promise.race([this.#back, aborted]);
    ended.abort();
  }

  /**
   * Sets what is done whenever the connection is lost.
   * @returns what unsets it.
   */
  whenLost(act: () => void): () => void {
    this.#whenLost.add(act);
    return () => this.#whenLost.delete(act);
  }

  #open(): void {
    this.#isAway = false;
    this.#setBack();
  }

  #close(): void {
    // A connection that is lost again before it is back is still the same loss.
    if (!this.#isAway) this.#back = new Promise((resolve) => (this.#setBack = resolve));
    this.#isAway = true;
    for (const act of this.#whenLost) act();
  }
}
