import type { Delivery } from '../settlement/delivery.js';
import { callHandler } from './handler-call.js';
import { InFlight } from './in-flight.js';
import { contextOf } from './message-path.js';
import type { MessagePath, PathEnd } from './message-path.js';
import { PoisonGuard } from '../isolation/poison-guard.js';
import { DONE, settlementOf } from '../settlement/settlement.js';
import type { Settlement } from '../settlement/settlement.js';
import type { PullSubscription } from '../pulling/subscription.js';

/** Hands messages to their handler one by one, each work once at a time. */
export class SinglePath implements MessagePath {
  readonly #inFlight: InFlight;
  readonly #guard: PoisonGuard;

  constructor(
    private readonly subscription: PullSubscription,
    private readonly end: PathEnd,
  ) {
    this.#inFlight = new InFlight(subscription.uniqueSubjects ?? false);
    this.#guard = new PoisonGuard(subscription, end.watch);
  }

  async settle(message: Delivery): Promise<Settlement> {
    return this.#inFlight.settle(message, () =>
      this.#guard.guard(message, (closing) => this.#handle(message, closing)),
    );
  }

  async #handle(message: Delivery, closing: AbortSignal | null): Promise<Settlement> {
    const context = contextOf(message, this.end, closing ?? undefined);
    try {
      await callHandler(this.end.handler, this.subscription.contract.decode(message.data), context);
      return DONE;
    } catch (error) {
      return settlementOf(error, context);
    }
  }
}
