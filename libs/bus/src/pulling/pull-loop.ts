import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import { createInbox } from '@nats-io/transport-node';
import type { Logger } from '@nestjs/common';
import { Delivery, deliveryInfo } from '../settlement/settlement.js';
import type { SlotSource } from './subscription.js';

/** What a pull loop needs. */
export interface PullLoopOptions {
  readonly connection: NatsConnection;
  /** First part of the subject on which messages come. @default the client's own */
  readonly inboxPrefix?: string | undefined;
  /** First part of the subject on which messages are asked for. @default `$JS.API` */
  readonly apiPrefix?: string | undefined;
  readonly stream: string;
  readonly durable: string;
  /** Messages held at once. */
  readonly slots: SlotSource;
  /** Must settle the message and must not throw; the slot is free when it returns. */
  readonly handle: (delivery: Delivery) => Promise<void>;
  readonly logger: Logger;
}

interface PullRequest {
  readonly id: number;
  /** Messages that it may still bring. */
  remaining: number;
  overdue: NodeJS.Timeout;
}

const EXPIRES_MS = 10_000;
/**
 * A broker that was killed comes back with messages in its books that were acknowledged and are gone. It strikes them off when
 * their lease is over, and does not tell a request that waits for the room: only a new request is answered then. So for a while after a
 * reconnection requests are short.
 */
const EXPIRES_AFTER_RECONNECTION_MS = 1_000;
const RECOVERY_MS = 30_000;
const OVERDUE_AFTER_MS = 2_000;
/** A process that stood still has its timers run before it reads what came meanwhile. */
const OVERDUE_GRACE_MS = 250;
const UNHEALTHY_MS = 2 * (EXPIRES_MS + OVERDUE_AFTER_MS);
const FAILURE_PAUSE_MS = 250;
const WARN_EVERY_MS = 10_000;
const NANOS_PER_MS = 1_000_000;
const HEARTBEAT = 100;
/**
 * A request from one account to another makes the broker remember where its many replies go, until the subscription on which they
 * come has ended. So a subscription serves for so many requests only.
 */
const REQUESTS_PER_INBOX = 500;
/** A request that ended as it should: nothing there, or its time is over. */
const ORDINARY_ENDS: ReadonlySet<number> = new Set([404, 408]);

/**
 * Pulls messages for free slots only, and never more: what is asked for and what is held together never exceed the
 * slots, so nothing waits here that another replica could start. One request is open at a time, on one subscription for
 * the whole life of the loop: the client library's `fetch` opens a subscription for each request, which a lane of few
 * slots pays for with every message.
 */
export class PullLoop {
  readonly #subject: string;
  #inbox = '';
  #subscription: Subscription | undefined;
  #request: PullRequest | undefined;
  #requests = 0;
  /** Requests before the subscription that is in use. */
  #listeningSince = 0;
  #held = 0;
  #stopping = false;
  /** Since when an answer of the broker is wanted and has not come. */
  #waitingSince: number | undefined;
  #reconnectedAt = -Infinity;
  #pause: NodeJS.Timeout | undefined;
  #idle: (() => void) | undefined;
  #warnedAt = -Infinity;

  constructor(private readonly options: PullLoopOptions) {
    options.slots.onChange(() => this.#pull());
    const { apiPrefix = '$JS.API', stream, durable } = options;
    this.#subject = `${apiPrefix}.CONSUMER.MSG.NEXT.${stream}.${durable}`;
  }

  start(): void {
    this.#listen();
    this.#pull();
  }

  /** Whether the broker answers every request within its time: with messages, or that there are none. */
  isHealthy(): boolean {
    return (
      this.#waitingSince === undefined || performance.now() - this.#waitingSince < UNHEALTHY_MS
    );
  }

  /** Asks anew after a reconnection: the broker may have forgotten whom it would have answered. */
  renew(): void {
    if (this.#isOver()) return;
    this.#reconnectedAt = performance.now();
    this.#endRequest();
    // If it has not forgotten, what it still sends would add to the new request: that inbox has no subscriber any more.
    this.#listenAnew();
    this.#pull();
  }

  /** Stops pulling at once; messages already held go on, those still on their way are returned to the broker. */
  stopPulling(): void {
    this.#stopping = true;
    this.#endRequest();
    clearTimeout(this.#pause);
    // Fails only on a closed connection, which brings nothing any more.
    this.#subscription?.drain().catch(() => undefined);
  }

  /** Resolves when no message is held. Call after {@link stopPulling}. */
  async idle(): Promise<void> {
    if (this.#held === 0) return;
    await new Promise<void>((resolve) => (this.#idle = resolve));
  }

  #listenAnew(): void {
    this.#subscription?.unsubscribe();
    this.#listen();
  }

  #listen(): void {
    this.#listeningSince = this.#requests;
    this.#inbox = createInbox(this.options.inboxPrefix);
    this.#subscription = this.options.connection.subscribe(`${this.#inbox}.*`, {
      callback: (error, message) => {
        if (error) this.#warn(String(error));
        else this.#receive(message);
      },
    });
  }

  #isOver(): boolean {
    const { connection } = this.options;
    return this.#stopping || connection.isClosed() || connection.isDraining();
  }

  #pull(): void {
    const { count } = this.options.slots;
    const free = count - this.#held;
    // A request for each freed slot would cost a message per message: a busy loop waits until a quarter of its slots are free.
    const enough = this.#held === 0 || free >= Math.ceil(count / 4);
    if (!this.#subscription || this.#isOver() || this.#request || free <= 0 || !enough) return;
    this.#waitingSince ??= performance.now();
    // No request is open: nothing is on its way to the old inbox.
    if (this.#requests - this.#listeningSince >= REQUESTS_PER_INBOX) this.#listenAnew();
    this.#requests += 1;
    const id = this.#requests;
    const expiresMs = this.#expiresMs();
    const overdue = setTimeout(() => this.#onOverdue(id), expiresMs + OVERDUE_AFTER_MS);
    this.#request = { id, remaining: free, overdue };
    this.options.connection.publish(
      this.#subject,
      JSON.stringify({ batch: free, expires: expiresMs * NANOS_PER_MS }),
      { reply: `${this.#inbox}.${id}` },
    );
  }

  #expiresMs(): number {
    const isRecovering = performance.now() - this.#reconnectedAt < RECOVERY_MS;
    return isRecovering ? EXPIRES_AFTER_RECONNECTION_MS : EXPIRES_MS;
  }

  #receive(message: Msg): void {
    const info = deliveryInfo(message.reply);
    if (info === null) return this.#receiveStatus(message);
    const delivery = new Delivery(this.options.connection, message, info);
    if (this.#stopping) return delivery.nak(0);
    this.#waitingSince = undefined;
    if (this.#request) {
      this.#request.remaining -= 1;
      if (this.#request.remaining === 0) this.#endRequest();
    }
    void this.#handle(delivery);
    // A request made when few slots were free is used up before all are taken: the others must not wait for a handler to end.
    this.#pull();
  }

  #receiveStatus(message: Msg): void {
    const code = message.headers?.code ?? 0;
    if (code === HEARTBEAT || message.subject !== `${this.#inbox}.${this.#request?.id}`) return;
    this.#endRequest();
    if (ORDINARY_ENDS.has(code)) {
      this.#waitingSince = undefined;
      return this.#pull();
    }
    // No such consumer, or no JetStream yet: a broker that was wiped or restarted has both again in a while.
    this.#warn(`${code} ${message.headers?.description ?? ''}`);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#pull(), FAILURE_PAUSE_MS);
  }

  #onOverdue(id: number): void {
    if (this.#request?.id !== id) return;
    this.#request.overdue = setTimeout(() => this.#giveUp(id), OVERDUE_GRACE_MS);
  }

  /** A request whose end the broker did not tell, because it was restarted meanwhile. */
  #giveUp(id: number): void {
    if (this.#request?.id !== id) return;
    this.#warn('no answer in time');
    this.renew();
  }

  #endRequest(): void {
    clearTimeout(this.#request?.overdue);
    this.#request = undefined;
  }

  async #handle(delivery: Delivery): Promise<void> {
    this.#held += 1;
    try {
      await this.options.handle(delivery);
    } finally {
      this.#held -= 1;
      if (this.#held === 0) this.#idle?.();
      this.#pull();
    }
  }

  #warn(reason: string): void {
    const now = performance.now();
    if (this.#stopping || now - this.#warnedAt < WARN_EVERY_MS) return;
    this.#warnedAt = now;
    const { logger, stream, durable } = this.options;
    logger.warn({ event: 'bus.pull_failed', stream, durable, reason });
  }
}
