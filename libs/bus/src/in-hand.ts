import type { Delivery } from './delivery.js';
import type { Settlement } from './settlement.js';

/**
 * The messages of one consumer that are being worked on. A broker that lost its state in a crash, or a lease that ran
 * out, brings a message again while it is still in hand: the second delivery shares the first one's settlement, because
 * handling it would pay twice.
 */
export class InHand {
  readonly #running = new Map<string, Promise<Settlement>>();

  /** @param work must not throw; called unless the message is worked on already. */
  async settle(message: Delivery, work: () => Promise<Settlement>): Promise<Settlement> {
    // With the subject, because a stream that was wiped counts from 1 again.
    const key = `${message.info.streamSequence} ${message.subject}`;
    const running = this.#running.get(key);
    if (running) return running;
    const started = work();
    this.#running.set(key, started);
    const settlement = await started;
    this.#running.delete(key);
    return settlement;
  }
}
