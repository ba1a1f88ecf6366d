import type { Delivery, Settlement } from '../settlement/settlement.js';
import { SubscriptionError } from '../errors.js';
import { callHandler, contextOf } from './message-path.js';
import type { Delivered } from '../settlement/message-context.js';
import type { MessagePath, PathEnd } from './message-path.js';
import { PoisonGuard } from '../isolation/poison-guard.js';
import { DONE, settlementOf } from '../settlement/settlement.js';
import type { BatchSubscription } from '../pulling/subscription.js';
import { inBatchSpan } from '../tracing/batch-span.js';
import { endProcessSpan, startProcessSpan } from '../tracing/process-span.js';
import type { ProcessSpan } from '../tracing/process-span.js';

interface BatchMessage {
  readonly delivered: Delivered<unknown>;
  /** Of the work on it; null where it carries no trace. */
  readonly traced: ProcessSpan | null;
}

interface Member extends BatchMessage {
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
    const traced = startProcessSpan(message, this.subscription.durable);
    const settlement = await this.#settleTraced(message, traced, closing);
    if (traced !== null) endProcessSpan(traced, settlement);
    return settlement;
  }

  async #settleTraced(
    message: Delivery,
    traced: ProcessSpan | null,
    closing: AbortSignal | null,
  ): Promise<Settlement> {
    const context = contextOf(message, this.end, closing ?? undefined);
    try {
      const payload: unknown = this.subscription.contract.decode(message.data);
      const one = { delivered: { payload, context }, traced };
      return await (closing === null ? this.#amongOthers(one) : this.#alone(one));
    } catch (error) {
      return settlementOf(error, context);
    }
  }

  async #amongOthers(message: BatchMessage): Promise<Settlement> {
    return new Promise((settle) => this.#buffer.add({ ...message, settle }));
  }

  async #alone(message: BatchMessage): Promise<Settlement> {
    const [settlement = DONE] = await this.#handleTraced([message]);
    return settlement;
  }

  async #handle(batch: readonly Member[]): Promise<void> {
    const settlements = await this.#handleTraced(batch);
    for (const [index, { settle }] of batch.entries()) settle(settlements[index] ?? DONE);
  }

  async #handleTraced(batch: readonly BatchMessage[]): Promise<readonly Settlement[]> {
    const members = batch.map(({ delivered, traced }) => ({
      subject: delivered.context.subject,
      traced,
    }));
    return inBatchSpan(members, () => this.#settlementsOf(batch.map(({ delivered }) => delivered)));
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

/** How a {@link BatchBuffer} makes its batches. */
interface BatchRule {
  /** Items in one batch, at most. */
  readonly limit: number;
  /** Milliseconds from the begin of a batch to that of the next, at least, unless that is full. */
  readonly spacingMs: number;
  /** Batches that are worked on at once. */
  readonly atOnce: number;
}

/**
 * Collects items and hands them over in batches: a lone item goes at once; while items keep coming, a batch begins a little after the
 * one before it began, so that it has gathered some; and a full one does not wait. Each batch costs a transaction whatever it
 * holds, and a quick handler would else be given a handful at a time.
 */
export class BatchBuffer<Item> {
  readonly #waiting: Item[] = [];
  #running = false;
  #inWork = 0;
  #beganAt = -Infinity;
  #beFull: (() => void) | undefined;
  #beFree: (() => void) | undefined;

  /** @param work must not throw. */
  constructor(
    private readonly rule: BatchRule,
    private readonly work: (batch: readonly Item[]) => Promise<void>,
  ) {}

  add(item: Item): void {
    this.#waiting.push(item);
    if (!this.#running) void this.#run();
    else if (this.#isFull()) this.#beFull?.();
  }

  async #run(): Promise<void> {
    this.#running = true;
    // Messages of one network read arrive in one turn of the event loop: waiting for its end makes them one batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      if (this.#inWork >= this.rule.atOnce) await this.#untilFree();
      await this.#gather();
      this.#beganAt = performance.now();
      void this.#handOver(this.#waiting.splice(0, this.rule.limit));
    }
    this.#running = false;
  }

  async #handOver(batch: readonly Item[]): Promise<void> {
    this.#inWork += 1;
    await this.work(batch);
    this.#inWork -= 1;
    this.#beFree?.();
  }

  async #untilFree(): Promise<void> {
    await new Promise<void>((resolve) => (this.#beFree = resolve));
    this.#beFree = undefined;
  }

  async #gather(): Promise<void> {
    const leftMs = this.#beganAt + this.rule.spacingMs - performance.now();
    if (leftMs <= 0 || this.#isFull()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, leftMs);
      this.#beFull = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#beFull = undefined;
  }

  #isFull(): boolean {
    return this.#waiting.length >= this.rule.limit;
  }
}
