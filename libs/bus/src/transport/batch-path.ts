import { BatchBuffer } from '../pulling/batch-buffer.js';
import type { Delivery } from '../settlement/delivery.js';
import { SubscriptionError } from '../errors.js';
import { callHandler } from './handler-call.js';
import type { Delivered } from '../settlement/message-context.js';
import { contextOf } from './message-path.js';
import type { MessagePath, PathEnd } from './message-path.js';
import { PoisonGuard } from '../isolation/poison-guard.js';
import { DONE, settlementOf } from '../settlement/settlement.js';
import type { Settlement } from '../settlement/settlement.js';
import type { BatchSubscription } from '../pulling/subscription.js';

interface Member {
  readonly delivered: Delivered<unknown>;
  readonly settle: (settlement: Settlement) => void;
}

/** A batch costs a transaction and what follows from it: twenty a second are enough for any throughput, and soon enough for people. */
const DEFAULT_SPACING_MS = 50;

/** Hands messages to their handler in batches; a suspect is a batch of its own. */
export class BatchPath implements MessagePath {
  readonly #buffer: BatchBuffer<Member>;
  readonly #guard: PoisonGuard;

  constructor(
    private readonly subscription: BatchSubscription,
    private readonly end: PathEnd,
  ) {
    const { batchSize, spacingMs = DEFAULT_SPACING_MS, atOnce = 1 } = subscription;
    this.#buffer = new BatchBuffer({ limit: batchSize, spacingMs, atOnce }, (batch) =>
      this.#handle(batch),
    );
    this.#guard = new PoisonGuard(subscription, end.watch);
  }

  async settle(message: Delivery): Promise<Settlement> {
    return this.#guard.guard(message, (closing) => this.#settle(message, closing));
  }

  async #settle(message: Delivery, closing: AbortSignal | null): Promise<Settlement> {
    const context = contextOf(message, this.end, closing ?? undefined);
    try {
      const payload: unknown = this.subscription.contract.decode(message.data);
      const delivered = { payload, context };
      return await (closing === null ? this.#amongOthers(delivered) : this.#alone(delivered));
    } catch (error) {
      return settlementOf(error, context);
    }
  }

  async #amongOthers(delivered: Delivered<unknown>): Promise<Settlement> {
    return new Promise((settle) => this.#buffer.add({ delivered, settle }));
  }

  async #alone(delivered: Delivered<unknown>): Promise<Settlement> {
    const [settlement = DONE] = await this.#settlementsOf([delivered]);
    return settlement;
  }

  async #handle(batch: readonly Member[]): Promise<void> {
    const settlements = await this.#settlementsOf(batch.map(({ delivered }) => delivered));
    for (const [index, { settle }] of batch.entries()) settle(settlements[index] ?? DONE);
  }

  async #settlementsOf(batch: readonly Delivered<unknown>[]): Promise<readonly Settlement[]> {
    try {
      const settlements = await callHandler<readonly Settlement[]>(
        this.end.handler,
        batch,
        undefined,
      );
      if (settlements.length === batch.length) return settlements;
      throw new SubscriptionError('a batch handler must settle every message of its batch');
    } catch (error) {
      return batch.map(({ context }) => settlementOf(error, context));
    }
  }
}
