import { settlesWithin } from '@beacon/bounds';
import { ACK_WAIT_MS } from '@beacon/contracts';
import type { AnyContract } from '@beacon/contracts';
import { Seldom } from '@beacon/observability';
import { Logger } from '@nestjs/common';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy, MessageHandler } from '@nestjs/microservices';
import type { Subscription as CoreInterest, Msg } from '@nats-io/transport-node';
import { BatchPath } from './batch-path.js';
import { watchConnection } from '../connection/connection-watch.js';
import type { Bus } from '../connection/connection.js';
import { DeadLetters } from '../publishing/dead-letters.js';
import type { Delivery } from '../settlement/settlement.js';
import { ProvisioningError, RetryLaterError, SubscriptionError } from '../errors.js';
import { callHandler, SinglePath } from './message-path.js';
import type { HandlerExtras } from './handles.js';
import { KeepAlive } from '../leases/keep-alive.js';
import type { LeaseTable } from '../leases/lease-table.js';
import { Standstill } from '../leases/standstill.js';
import type { MessagePath, PathEnd } from './message-path.js';
import { JetStreamPublisher } from '../publishing/publisher.js';
import { PullLoop } from '../pulling/pull-loop.js';
import { Settler } from '../settlement/settlement.js';
import { SuspectLog } from '../isolation/suspect-log.js';
import { IsolationQueue } from '../isolation/isolation-queue.js';
import type {
  BatchSubscription,
  CoreSubscription,
  PullSubscription,
  SlotSource,
  Subscription,
} from '../pulling/subscription.js';

/** What the transport needs. */
export interface JetStreamServerOptions {
  readonly bus: Bus;
  readonly subscriptions: readonly Subscription[];
  /** How long in-flight messages may go on after the process was told to stop, in milliseconds. @default 20_000 */
  readonly graceMs?: number;
  /** The lease of the consumers as provisioned, in milliseconds; it is renewed before half of it is over. @default ACK_WAIT_MS */
  readonly ackWaitMs?: number;
  /** Where a {@link LeaseGuard} sees what is held. @default none */
  readonly leases?: LeaseTable;
  /**
   * Whether the process starts although the broker lacks a consumer, and pulls as soon as there is one. For processes that
   * may start while a wiped broker is being provisioned. @default false
   */
  readonly awaitConsumers?: boolean;
}

const DEFAULT_GRACE_MS = 20_000;
const ABORTED_GRACE_MS = 2_000;
/** Of a lease: what is sure to be left of it when it is extended now; and what may be over of it before it is. */
const SAFE_SHARE = 0.8;
const FRESH_SHARE = 1 / 6;

/**
 * JetStream under Nest: handlers are ordinary controller methods marked with `@Handles`; pulling, validation, leases
 * and settlement happen here and nowhere else.
 */
export class JetStreamServer extends Server implements CustomTransportStrategy {
  protected override readonly logger = new Logger(JetStreamServer.name);
  readonly #stop = new AbortController();
  readonly #closing = new AbortController();
  readonly #keepAlive: KeepAlive;
  readonly #standstill = new Standstill();
  readonly #seldom = new Seldom();
  readonly #ackWaitMs: number;
  readonly #settler: Settler;
  readonly #suspects: IsolationQueue;
  readonly #suspectLog: SuspectLog;
  readonly #loops: PullLoop[] = [];
  readonly #coreInterests: CoreInterest[] = [];
  readonly #coreCalls = new Set<Promise<void>>();

  constructor(private readonly options: JetStreamServerOptions) {
    super();
    this.#ackWaitMs = options.ackWaitMs ?? ACK_WAIT_MS;
    this.#keepAlive = new KeepAlive(this.#ackWaitMs, options.leases);
    const publisher = new JetStreamPublisher(options.bus);
    this.#settler = new Settler(new DeadLetters(publisher), this.logger);
    this.#suspects = new IsolationQueue(this.#closing.signal);
    this.#suspectLog = new SuspectLog(options.bus, publisher);
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
      // Fails only when the connection was lost meanwhile, which subscribes again by itself.
      await this.options.bus.connection.flush().catch(() => undefined);
      this.#standstill.start();
      for (const loop of this.#loops) loop.start();
      watchConnection(this.options.bus.connection, (change) => {
        if (change === 'back') for (const loop of this.#loops) loop.renew();
      });
      void this.options.bus.refused.then((error) => this.#giveUp(error));
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Stops pulling, lets in-flight messages finish within the grace, then aborts and returns them to the broker. */
  async close(): Promise<void> {
    for (const loop of this.#loops) loop.stopPulling();
    for (const interest of this.#coreInterests) interest.unsubscribe();
    this.#closing.abort(new RetryLaterError('the process is stopping', 0));
    if (!(await this.#idleWithin(this.options.graceMs ?? DEFAULT_GRACE_MS))) {
      this.#stop.abort(new Error('the process is stopping'));
      if (!(await this.#idleWithin(ABORTED_GRACE_MS))) await this.#returnAll();
    }
    this.#keepAlive.stop();
    this.#standstill.stop();
  }

  /** A handler that ignores the signal to stop proves nothing against its message: no delivery is held against it. */
  async #returnAll(): Promise<void> {
    await this.#suspectLog.settleAll();
    this.#keepAlive.returnAll();
  }

  /** In-flight messages can neither be settled nor kept: they are dropped at once, and their leases end by themselves. */
  #giveUp(reason: Error): void {
    for (const loop of this.#loops) loop.stopPulling();
    this.#closing.abort(reason);
    this.#stop.abort(reason);
    this.#keepAlive.stop();
    this.#standstill.stop();
  }

  /** Whether the broker answers this process's pull requests. */
  isHealthy(): boolean {
    return !this.options.bus.connection.isClosed() && this.#loops.every((loop) => loop.isHealthy());
  }

  /** @throws Error when the broker does not answer this process's pull requests. */
  assertHealthy(): void {
    if (!this.isHealthy()) throw new Error('the broker does not answer pull requests');
  }

  /** Subjects of the in-flight messages of this process: waiting, handled, or being settled. */
  heldSubjects(): string[] {
    return this.#keepAlive.subjects();
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
    const path = this.#pathOf(subscription);
    this.#loops.push(
      new PullLoop({
        connection: this.options.bus.connection,
        inboxPrefix: this.options.bus.inboxPrefix,
        apiPrefix: this.options.bus.apiPrefix,
        stream,
        durable,
        slots: this.#suspects.slots(sourceOf(slots)),
        handle: (message) => this.#handle(path, message, isCostly(subscription)),
        logger: this.logger,
      }),
    );
  }

  #pathOf(subscription: PullSubscription | BatchSubscription): MessagePath {
    const end: PathEnd = {
      handler: this.#handler(subscription.contract.name),
      signal: this.#stop.signal,
      watch: { suspects: this.#suspects, log: this.#suspectLog },
    };
    return subscription.kind === 'pull'
      ? new SinglePath(subscription, end)
      : new BatchPath(subscription, end);
  }

  async #handle(path: MessagePath, message: Delivery, isCostly: boolean): Promise<void> {
    const { unreadMs } = this.#standstill;
    // It may be with another process by now, which would pay for it as well: if not, the broker delivers it again when the lease is over. A nak
    // would take it from the other.
    if (isCostly && unreadMs > this.#ackWaitMs * SAFE_SHARE)
      return this.#leaveUnread(message, unreadMs);
    this.#keepAlive.hold(message);
    if (unreadMs > this.#ackWaitMs * FRESH_SHARE) message.working();
    await this.#settler.settle(message, await path.settle(message));
    this.#keepAlive.release(message);
  }

  #leaveUnread({ subject, info }: Delivery, unreadMs: number): void {
    const { deliveryCount } = info;
    this.#seldom.pass('bus.read_too_late', (keptBack) =>
      this.logger.warn({ event: 'bus.read_too_late', subject, deliveryCount, unreadMs, keptBack }),
    );
  }

  async #assertConsumer(stream: string, durable: string): Promise<void> {
    try {
      await this.options.bus.manager.consumers.info(stream, durable);
    } catch (cause) {
      const problem = `the broker has no consumer ${durable} on ${stream}: run 'npm run provision' with this catalogue`;
      if (!this.options.awaitConsumers) throw new ProvisioningError(problem, { cause });
      this.logger.error({ event: 'bus.consumer_missing', stream, durable, problem });
    }
  }

  #subscribeCore({ contract, subject, queue, confirmation }: CoreSubscription): void {
    const handler = this.#handler(contract.name);
    const interest = this.options.bus.connection.subscribe(subject, {
      ...(queue === undefined ? {} : { queue }),
      callback: (error, message) => {
        if (error) return this.#logFailure(subject, error);
        const call = this.#takeCore(handler, contract, message)
          .then(() => confirm(message, confirmation))
          .catch((failure: unknown) => this.#logFailure(message.subject, failure))
          .finally(() => this.#coreCalls.delete(call));
        this.#coreCalls.add(call);
      },
    });
    this.#coreInterests.push(interest);
  }

  async #takeCore(handler: MessageHandler, contract: AnyContract, message: Msg): Promise<void> {
    const { subject, data } = message;
    const context = { subject, deliveryCount: 1, signal: this.#stop.signal };
    await callHandler(handler, contract.decode(data), context);
  }

  #logFailure(subject: string, error: unknown): void {
    this.logger.error({ event: 'bus.handler_failed', subject, error: String(error) });
  }

  async #idleWithin(limitMs: number): Promise<boolean> {
    const idle = Promise.all([...this.#loops.map((loop) => loop.idle()), ...this.#coreCalls]);
    return settlesWithin(idle, limitMs);
  }
}

/** Who asked for no answer gets none. */
function confirm(message: Msg, confirmation: Uint8Array | undefined): void {
  if (confirmation !== undefined) message.respond(confirmation);
}

function sourceOf(slots: number | SlotSource): SlotSource {
  return typeof slots === 'number' ? { count: slots, onChange: () => undefined } : slots;
}

/** Whether to handle a message twice costs more than time. */
function isCostly(subscription: PullSubscription | BatchSubscription): boolean {
  return subscription.kind === 'pull' && subscription.uniqueSubjects === true;
}

function extrasOf(handler: MessageHandler): HandlerExtras {
  return handler.extras as HandlerExtras & Record<string, unknown>;
}
