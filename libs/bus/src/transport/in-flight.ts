import type { Delivery } from '../settlement/delivery.js';
import type { Settlement } from '../settlement/settlement.js';

interface Running {
  readonly streamSequence: number;
  readonly settlement: Promise<Settlement>;
}

/**
 * The messages of one consumer that are being worked on. A broker that lost its state in a crash, or a lease that ran
 * out, brings a message again while it is still in flight: the second delivery shares the first one's settlement, because
 * handling it would pay twice.
 */
export class InFlight {
  readonly #running = new Map<string, Running>();

  /** @param bySubject whether another message on the same subject is the same work. */
  constructor(private readonly bySubject: boolean) {}

  /** @param work must not throw; called unless the message is worked on already. */
  async settle(message: Delivery, work: () => Promise<Settlement>): Promise<Settlement> {
    const { streamSequence } = message.info;
    // With the subject, because a stream that was wiped counts from 1 again.
    const key = this.bySubject ? message.subject : `${streamSequence} ${message.subject}`;
    for (let running; (running = this.#running.get(key));) {
      const settlement = await running.settlement;
      // Work that was called off says nothing of a later message that asks for it again.
      const isOther = settlement.kind === 'dropped' && running.streamSequence !== streamSequence;
      if (!isOther) return settlement;
    }
    return this.#start(key, streamSequence, work);
  }

  async #start(
    key: string,
    streamSequence: number,
    work: () => Promise<Settlement>,
  ): Promise<Settlement> {
    const settlement = work();
    this.#running.set(key, { streamSequence, settlement });
    const settled = await settlement;
    this.#running.delete(key);
    return settled;
  }
}
