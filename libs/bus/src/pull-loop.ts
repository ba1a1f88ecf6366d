import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { Logger } from '@nestjs/common';

/** What a pull loop needs. */
export interface PullLoopOptions {
  /** Finds the consumer; called again after a failure, so that a consumer that was made anew is found. */
  readonly consumer: () => Promise<Consumer>;
  /** Messages held at once. */
  readonly slots: number;
  /** Must settle the message and must not throw; the slot is free when it returns. */
  readonly handle: (message: JsMsg) => Promise<void>;
  readonly logger: Logger;
  readonly name: string;
}

const EXPIRES_MS = 10_000;
const OVERDUE_MS = EXPIRES_MS + 5_000;
const FAILURE_PAUSE_MS = 250;

/**
 * Pulls messages for free slots only, and never more: what is requested and what is held together never exceed the
 * slots, so nothing waits here that another replica could start.
 */
export class PullLoop {
  #held = 0;
  #requested = 0;
  #stopping = false;
  #lastPullAt = Date.now();
  readonly #fetches = new Set<ConsumerMessages>();
  #consumer: Promise<Consumer> | undefined;
  #idle: (() => void) | undefined;

  constructor(private readonly options: PullLoopOptions) {}

  start(): void {
    this.#pull();
  }

  /** Messages being handled. */
  get held(): number {
    return this.#held;
  }

  /** Whether the broker answered a pull request lately. */
  isHealthy(): boolean {
    return this.#held > 0 || Date.now() - this.#lastPullAt < 2 * OVERDUE_MS;
  }

  /** Stops pulling at once; messages already held go on. */
  stopPulling(): void {
    this.#stopping = true;
    for (const fetch of this.#fetches) fetch.stop();
  }

  /** Resolves when no message is held. Call after {@link stopPulling}. */
  async idle(): Promise<void> {
    if (this.#held === 0) return;
    await new Promise<void>((resolve) => (this.#idle = resolve));
  }

  #pull(): void {
    if (this.#stopping) return;
    const free = this.options.slots - this.#held - this.#requested;
    // Asking for a few slots at a time would cost a request per message; an idle loop asks for whatever is free.
    const worthAsking = free >= Math.max(1, Math.ceil(this.options.slots / 4));
    if (free > 0 && (worthAsking || this.#requested === 0)) void this.#fetch(free);
  }

  async #fetch(count: number): Promise<void> {
    this.#requested += count;
    let left = count;
    try {
      for await (const message of await this.#request(count)) {
        left -= 1;
        this.#requested -= 1;
        this.#lastPullAt = Date.now();
        void this.#handle(message);
      }
      this.#lastPullAt = Date.now();
    } catch (error) {
      await this.#recover(error);
    } finally {
      this.#requested -= left;
      this.#pull();
    }
  }

  async #request(count: number): Promise<ConsumerMessages> {
    this.#consumer ??= this.options.consumer();
    const fetch = await (await this.#consumer).fetch({ max_messages: count, expires: EXPIRES_MS });
    // A request whose reply the broker lost would keep its slots for ever.
    const overdue = setTimeout(() => fetch.stop(), OVERDUE_MS);
    this.#fetches.add(fetch);
    void fetch.closed().then(() => {
      clearTimeout(overdue);
      this.#fetches.delete(fetch);
    });
    if (this.#stopping) fetch.stop();
    return fetch;
  }

  async #handle(message: JsMsg): Promise<void> {
    this.#held += 1;
    try {
      await this.options.handle(message);
    } finally {
      this.#held -= 1;
      if (this.#held === 0) this.#idle?.();
      this.#pull();
    }
  }

  async #recover(error: unknown): Promise<void> {
    if (this.#stopping) return;
    this.#consumer = undefined;
    const { logger, name } = this.options;
    logger.warn({ event: 'bus.pull_failed', consumer: name, error: String(error) });
    await new Promise((resolve) => setTimeout(resolve, FAILURE_PAUSE_MS));
  }
}
