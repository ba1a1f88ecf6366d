import type { MessageContext } from './message-context.js';
import type { Settlement } from './settlement.js';
import { Suspects } from './suspects.js';
import type { PoisonRule } from './subscription.js';

const DEFAULT_POISON_AFTER = 20;
const SUSPECT_SHARE = 4;

/** Keeps messages from a handler that they seem to kill. The delivery count is the only witness that survives a crash. */
export class PoisonGuard {
  readonly #suspects = new Suspects();
  readonly #limit: number;

  constructor(private readonly rule: PoisonRule) {
    this.#limit = rule.poisonAfter ?? DEFAULT_POISON_AFTER;
  }

  /**
   * Handles a message: at once as a rule, with no other suspect beside it when it is suspicious, not at all when it is
   * poison.
   * @param handle is told whether the message is a suspect.
   */
  async guard(
    context: MessageContext,
    handle: (isSuspect: boolean) => Promise<Settlement>,
  ): Promise<Settlement> {
    if (this.#isInnocent(context.deliveryCount)) return handle(false);
    const unexplained = await this.#unexplained(context);
    if (unexplained > this.#limit) return poison(context.deliveryCount);
    if (this.#isInnocent(unexplained)) return handle(false);
    return this.#suspects.alone(() => handle(true));
  }

  #isInnocent(deliveries: number): boolean {
    return deliveries * SUSPECT_SHARE <= this.#limit;
  }

  async #unexplained(context: MessageContext): Promise<number> {
    const explained = (await this.rule.explainedDeliveries?.(context)) ?? 0;
    return context.deliveryCount - explained;
  }
}

function poison(deliveryCount: number): Settlement {
  return {
    kind: 'dead',
    reason: `poison_message: delivered ${deliveryCount} times, and no handler lived to settle it`,
  };
}
