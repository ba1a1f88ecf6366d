import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';

/** Messages that the broker is asked for at once: so many wait in memory at most. */
const FETCH = 500;
/** A request for messages waits so long for more. */
const IDLE_MS = 5_000;

/** Messages of a consumer in order, until one is lost on the way. */
export class ConsumerEvents {
  #taken = 0;
  #isBroken = false;
  #messages: ConsumerMessages | null = null;

  constructor(private readonly consumer: Consumer) {}

  /** Whether a message was lost, or may have been: what follows is to be had from a new consumer. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Ends the batch that is being read; no other begins. */
  break(): void {
    this.#isBroken = true;
    this.#messages?.stop();
  }

  /**
   * The next messages, 500 at most; fewer, or none, when no more come for 5 s. One request is made for all of them, so that nothing is sent
   * that is not taken.
   * @throws Error when the broker does not answer.
   */
  async *batch(): AsyncGenerator<JsMsg, void, void> {
    const before = this.#taken;
    this.#messages = await this.consumer.fetch({ max_messages: FETCH, expires: IDLE_MS });
    // Broken while the request was made.
    if (this.#isBroken) this.#messages.stop();
    try {
      for await (const message of this.#messages) {
        this.#taken += 1;
        if (message.info.deliverySequence !== this.#taken) return this.break();
        yield message;
      }
    } catch (error) {
      // The client takes a caller that is slow for a broker that is silent. Whether it is silent, the next look at the stream tells.
      if (this.#taken === before) throw error;
      this.#isBroken = true;
    } finally {
      this.#messages.stop();
    }
  }

  /**
   * Whether every message that is stored was taken. To be asked between batches, when none can be on its way.
   * @throws Error when the broker does not answer, or has no such consumer any more.
   */
  async isCaughtUp(): Promise<boolean> {
    const { num_pending: pending, delivered } = await this.consumer.info();
    // One that came after its request had expired.
    if (delivered.consumer_seq !== this.#taken) this.#isBroken = true;
    return pending === 0 && !this.#isBroken;
  }
}
