import type { Delivery } from './delivery.js';

/**
 * Tells the broker, for every message held, that it is still being worked on. All held messages are extended, also
 * those that wait in a batch: one that stays silent is given to another process and paid for twice.
 */
export class KeepAlive {
  readonly #held = new Set<Delivery>();
  readonly #timer: NodeJS.Timeout;

  /** @param ackWaitMs the consumers' lease; messages are extended every third of it. */
  constructor(ackWaitMs: number) {
    this.#timer = setInterval(() => this.#extend(), ackWaitMs / 3);
  }

  get size(): number {
    return this.#held.size;
  }

  hold(message: Delivery): void {
    this.#held.add(message);
  }

  release(message: Delivery): void {
    this.#held.delete(message);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #extend(): void {
    for (const message of this.#held) message.working();
  }
}
