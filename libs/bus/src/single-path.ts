import type { Delivery } from './delivery.js';
import { callHandler } from './handler-call.js';
import { InHand } from './in-hand.js';
import { contextOf } from './message-path.js';
import type { MessagePath, PathEnd } from './message-path.js';
import { PoisonGuard } from './poison-guard.js';
import { DONE, settlementOf } from './settlement.js';
import type { Settlement } from './settlement.js';
import type { PullSubscription } from './subscription.js';

/** Hands messages to their handler one by one, each work once at a time. */
export class SinglePath implements MessagePath {
  readonly #inHand: InHand;
  readonly #guard: PoisonGuard;

  constructor(
    private readonly subscription: PullSubscription,
    private readonly end: PathEnd,
  ) {
    this.#inHand = new InHand(subscription.uniqueSubjects ?? false);
    this.#guard = new PoisonGuard(subscription, end.watch);
  }

  async settle(message: Delivery): Promise<Settlement> {
    return this.#inHand.settle(message, () =>
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
