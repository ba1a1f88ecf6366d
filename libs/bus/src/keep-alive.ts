import type { Delivery } from './delivery.js';

/**
 * Tells the broker, for every message held, that it is still being worked on. All held messages are extended, also
 * those that wait in a batch: one that stays silent is given to another process and paid for twice.
 */
export class KeepAlive {
  readonly #held = new Set<Delivery>();
  #timer: NodeJS.Timeout | undefined;

  /** @param ackWaitMs the consumers' lease; messages are extended every third of it. */
  constructor(private readonly ackWaitMs: number) {}

  hold(message: Delivery): void {
    this.#held.add(message);
    this.#timer ??= setInterval(() => this.#extend(), this.ackWaitMs / 3);
  }

  release(message: Delivery): void {
    this.#held.delete(message);
    if (this.#held.size === 0) this.stop();
  }

  /** Stops extending what is still held. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Gives everything that is still held back to the broker, to be delivered to another process at once. */
  returnAll(): void {
    for (const message of this.#held) unlessClosed(() => message.nak(0));
  }

  #extend(): void {
    for (const message of this.#held) unlessClosed(() => message.working());
  }
}

function unlessClosed(say: () => void): void {
  try {
    say();
  } catch {
    // The connection is closed for good: the lease ends by itself.
  }
}
