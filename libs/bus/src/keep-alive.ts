import type { JsMsg } from '@nats-io/jetstream';

/**
 * Tells the broker, for every message held, that it is still being worked on. All held messages are extended, also
 * those that wait in a batch: one that stays silent is given to another process and paid for twice.
 */
export class KeepAlive {
  readonly #held = new Set<JsMsg>();
  readonly #timer: NodeJS.Timeout;

  /** @param ackWaitMs the consumers' lease; messages are extended every third of it. */
  constructor(ackWaitMs: number) {
    this.#timer = setInterval(() => this.#extend(), ackWaitMs / 3);
  }

  get size(): number {
    return this.#held.size;
  }

  hold(message: JsMsg): void {
    this.#held.add(message);
  }

  release(message: JsMsg): void {
    this.#held.delete(message);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #extend(): void {
    for (const message of this.#held) message.working();
  }
}
