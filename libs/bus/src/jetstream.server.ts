import { ACK_WAIT_MS } from '@beacon/contracts';
import { Logger } from '@nestjs/common';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy, MessageHandler } from '@nestjs/microservices';
import type { Subscription as CoreInterest } from '@nats-io/transport-node';
import { isObservable, lastValueFrom } from 'rxjs';
import { BatchBuffer } from './batch-buffer.js';
import type { Bus } from './connection.js';
import { DeadLetters } from './dead-letters.js';
import type { Delivery } from './delivery.js';
import { ProvisioningError, SubscriptionError } from './errors.js';
import type { HandlerExtras } from './handles.js';
import { InHand } from './in-hand.js';
import { KeepAlive } from './keep-alive.js';
import type { Delivered, MessageContext } from './message-context.js';
import { JetStreamPublisher } from './publisher.js';
import { PullLoop } from './pull-loop.js';
import { DONE, Settler, settlementOf } from './settlement.js';
import type { Settlement } from './settlement.js';
import type {
  BatchSubscription,
  CoreSubscription,
  PullSubscription,
  Subscription,
} from './subscription.js';

/** What the transport needs. */
export interface JetStreamServerOptions {
  readonly bus: Bus;
  readonly subscriptions: readonly Subscription[];
  /** How long messages in hand may go on after the process was told to stop, in milliseconds. @default 20_000 */
  readonly graceMs?: number;
  /** The lease of the consumers as provisioned, in milliseconds; a third of it passes between extensions. @default ACK_WAIT_MS */
  readonly ackWaitMs?: number;
}

interface HeldMessage {
  readonly message: Delivery;
  readonly delivered: Delivered<unknown>;
  readonly release: () => void;
}

const DEFAULT_GRACE_MS = 20_000;
const ABORTED_GRACE_MS = 2_000;

/**
 * JetStream under Nest: handlers are ordinary controller methods marked with `@Handles`; pulling, validation, leases
 * and settlement happen here and nowhere else.
 */
export class JetStreamServer extends Server implements CustomTransportStrategy {
  protected override readonly logger = new Logger(JetStreamServer.name);
  readonly #stop = new AbortController();
  readonly #keepAlive: KeepAlive;
  readonly #settler: Settler;
  readonly #loops: PullLoop[] = [];
  readonly #coreInterests: CoreInterest[] = [];
  readonly #coreCalls = new Set<Promise<void>>();

  constructor(private readonly options: JetStreamServerOptions) {
    super();
    this.#keepAlive = new KeepAlive(options.ackWaitMs ?? ACK_WAIT_MS);
    this.#settler = new Settler(new DeadLetters(new JetStreamPublisher(options.bus)), this.logger);
  }

  /**
   * Starts every subscription.
   * @throws SubscriptionError (through the callback) when a handler has no subscription or a subscription no handler.
   * @throws ProvisioningError (likewise) when the broker lacks a consumer.
   */
  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      this.#checkHandlers();
      for (const subscription of this.options.subscriptions) await this.#subscribe(subscription);
      for (const loop of this.#loops) loop.start();
      void this.#renewOnReconnect();
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Stops pulling, lets messages in hand finish within the grace, then aborts and returns them to the broker. */
  async close(): Promise<void> {
    for (const loop of this.#loops) loop.stopPulling();
    for (const interest of this.#coreInterests) interest.unsubscribe();
    if (!(await this.#idleWithin(this.options.graceMs ?? DEFAULT_GRACE_MS))) {
      this.#stop.abort(new Error('the process is stopping'));
      if (!(await this.#idleWithin(ABORTED_GRACE_MS))) this.#keepAlive.returnAll();
    }
    this.#keepAlive.stop();
  }

  /** Whether the broker answers this process's pull requests. */
  isHealthy(): boolean {
    return !this.options.bus.connection.isClosed() && this.#loops.every((loop) => loop.isHealthy());
  }

  on(): never {
    throw new SubscriptionError('the JetStream transport has no events of its own');
  }

  unwrap<T>(): T {
    throw new SubscriptionError('inject the Bus to reach the NATS connection');
  }

  #checkHandlers(): void {
    const wanted = new Set(this.options.subscriptions.map(({ contract }) => contract.name));
    for (const pattern of this.messageHandlers.keys()) {
      if (!wanted.has(pattern))
        throw new SubscriptionError(`handler '${pattern}' has no subscription`);
    }
    for (const subscription of this.options.subscriptions) this.#checkHandler(subscription);
  }

  #checkHandler({ contract, kind }: Subscription): void {
    const handler = this.#handler(contract.name);
    if (handler.next) throw new SubscriptionError(`two handlers for '${contract.name}'`);
    if (extrasOf(handler).batch !== (kind === 'batch')) {
      throw new SubscriptionError(
        `'${contract.name}' is subscribed as ${kind} but handled otherwise`,
      );
    }
  }

  #handler(name: string): MessageHandler {
    const handler = this.messageHandlers.get(name);
    if (!handler) throw new SubscriptionError(`subscription '${name}' has no handler`);
    return handler;
  }

  async #subscribe(subscription: Subscription): Promise<void> {
    if (subscription.kind === 'core') return this.#subscribeCore(subscription);
    const { stream, durable, slots } = subscription;
    await this.#assertConsumer(stream, durable);
    this.#loops.push(
      new PullLoop({
        connection: this.options.bus.connection,
        stream,
        durable,
        slots,
        handle:
          subscription.kind === 'pull'
            ? this.#singleHandler(subscription)
            : this.#batchHandler(subscription),
        logger: this.logger,
      }),
    );
  }

  async #assertConsumer(stream: string, durable: string): Promise<void> {
    try {
      await this.options.bus.manager.consumers.info(stream, durable);
    } catch (cause) {
      throw new ProvisioningError(
        `the broker has no consumer ${durable} on ${stream}: run 'npm run provision' with this catalogue`,
        { cause },
      );
    }
  }

  async #renewOnReconnect(): Promise<void> {
    for await (const { type } of this.options.bus.connection.status()) {
      if (type === 'reconnect') for (const loop of this.#loops) loop.renew();
    }
  }

  #subscribeCore({ contract, subject, queue }: CoreSubscription): void {
    const handler = this.#handler(contract.name);
    const interest = this.options.bus.connection.subscribe(subject, {
      ...(queue === undefined ? {} : { queue }),
      callback: (error, message) => {
        if (error) return this.#logFailure(subject, error);
        const context = { subject: message.subject, deliveryCount: 1, signal: this.#stop.signal };
        const call = this.#invoke(handler, () => contract.decode(message.data), context)
          .catch((failure: unknown) => this.#logFailure(message.subject, failure))
          .finally(() => this.#coreCalls.delete(call));
        this.#coreCalls.add(call);
      },
    });
    this.#coreInterests.push(interest);
  }

  #singleHandler(subscription: PullSubscription): (message: Delivery) => Promise<void> {
    const inHand = new InHand();
    return async (message) => {
      this.#keepAlive.hold(message);
      const settlement = await inHand.settle(message, () => this.#handleOne(subscription, message));
      await this.#settler.settle(message, settlement);
      this.#keepAlive.release(message);
    };
  }

  async #handleOne({ contract }: PullSubscription, message: Delivery): Promise<Settlement> {
    const context = this.#contextOf(message);
    try {
      await this.#invoke(
        this.#handler(contract.name),
        () => contract.decode(message.data),
        context,
      );
      return DONE;
    } catch (error) {
      return settlementOf(error, context);
    }
  }

  #batchHandler(subscription: BatchSubscription): (message: Delivery) => Promise<void> {
    const buffer = new BatchBuffer<HeldMessage>(subscription.batchSize, (batch) =>
      this.#handleBatch(subscription, batch),
    );
    return async (message) => {
      this.#keepAlive.hold(message);
      const context = this.#contextOf(message);
      try {
        const payload: unknown = subscription.contract.decode(message.data);
        await new Promise<void>((release) =>
          buffer.add({ message, delivered: { payload, context }, release }),
        );
      } catch (error) {
        await this.#settler.settle(message, settlementOf(error, context));
      }
      this.#keepAlive.release(message);
    };
  }

  async #handleBatch(
    { contract }: BatchSubscription,
    batch: readonly HeldMessage[],
  ): Promise<void> {
    const settlements = await this.#settlementsOf(this.#handler(contract.name), batch);
    await Promise.all(
      batch.map(async ({ message, release }, index) => {
        await this.#settler.settle(message, settlements[index] ?? DONE);
        release();
      }),
    );
  }

  async #settlementsOf(
    handler: MessageHandler,
    batch: readonly HeldMessage[],
  ): Promise<readonly Settlement[]> {
    try {
      const delivered = batch.map((held) => held.delivered);
      const settlements = await this.#call<readonly Settlement[]>(handler, delivered, undefined);
      if (settlements.length === batch.length) return settlements;
      throw new SubscriptionError('a batch handler must settle every message of its batch');
    } catch (error) {
      return batch.map(({ delivered }) => settlementOf(error, delivered.context));
    }
  }

  async #invoke(
    handler: MessageHandler,
    decode: () => unknown,
    context: MessageContext,
  ): Promise<void> {
    await this.#call(handler, decode(), context);
  }

  /** Nest wraps a handler's promise in an observable: awaiting only the first would settle before the work is done. */
  async #call<Result = void>(
    handler: MessageHandler,
    data: unknown,
    context: unknown,
  ): Promise<Result> {
    const returned: unknown = await handler(data, context);
    const result: unknown = isObservable(returned)
      ? await lastValueFrom(returned, { defaultValue: undefined })
      : returned;
    return result as Result;
  }

  #contextOf(message: Delivery): MessageContext {
    return {
      subject: message.subject,
      deliveryCount: message.info.deliveryCount,
      signal: this.#stop.signal,
    };
  }

  #logFailure(subject: string, error: unknown): void {
    this.logger.error({ event: 'bus.handler_failed', subject, error: String(error) });
  }

  async #idleWithin(limitMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), limitMs);
    });
    const idle = Promise.all([...this.#loops.map((loop) => loop.idle()), ...this.#coreCalls]).then(
      () => true as const,
    );
    const result = await Promise.race([idle, limit]);
    clearTimeout(timer);
    return result;
  }
}

function extrasOf(handler: MessageHandler): HandlerExtras {
  return handler.extras as HandlerExtras & Record<string, unknown>;
}
