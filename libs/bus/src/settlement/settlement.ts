import { ContractError } from '@beacon/contracts';
import { Seldom } from '@beacon/observability';
import type { Msg, MsgHdrs, NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '@nestjs/common';
import type { DeadLetters } from '../publishing/dead-letters.js';
import { RetryLaterError, UnprocessableMessageError, UnwantedMessageError } from '../errors.js';
import type { MessageContext } from './message-context.js';

/** What the broker says of a delivery in its reply subject. */
export interface DeliveryInfo {
  readonly stream: string;
  readonly streamSequence: number;
  /** 1 on first delivery. */
  readonly deliveryCount: number;
  /** When the broker stored it, in milliseconds since 1970. */
  readonly storedAt: number;
}

const ACK_PREFIX = '$JS.ACK.';
const V1_TOKENS = 9;
const V2_TOKENS = 11;
const NANOS_PER_MS = 1_000_000;
/** The last digits of a time in nanoseconds: as a number it would not be exact. */
const NANO_DIGITS = 6;

/**
 * Reads `$JS.ACK.<stream>.<consumer>.<delivered>.<stream seq>.<consumer seq>.<time>.<pending>`, and its second version,
 * which has a domain and an account before the stream (nats-architecture-and-design, ADR-15). Null for anything else.
 */
export function deliveryInfo(reply: string | undefined): DeliveryInfo | null {
  if (!reply?.startsWith(ACK_PREFIX)) return null;
  const tokens = reply.split('.');
  if (tokens.length !== V1_TOKENS && tokens.length < V2_TOKENS) return null;
  const [stream, , ...numbers] = tokens.slice(tokens.length === V1_TOKENS ? 2 : 4);
  const [delivered, sequence, , time = ''] = numbers;
  if (stream === undefined || !numbers.slice(0, 4).every((number) => /^\d+$/.test(number))) {
    return null;
  }
  return {
    stream,
    streamSequence: Number(sequence),
    deliveryCount: Number(delivered),
    storedAt: Number(time.slice(0, -NANO_DIGITS)),
  };
}

/** An in-flight message, until it is settled. The client library has this for its own pulls only. */
export class Delivery {
  readonly subject: string;
  readonly data: Uint8Array;
  readonly headers: MsgHdrs | undefined;
  readonly #reply: string;

  constructor(
    private readonly connection: Pick<NatsConnection, 'publish'>,
    message: Msg,
    readonly info: DeliveryInfo,
  ) {
    this.subject = message.subject;
    this.data = message.data;
    this.headers = message.headers;
    this.#reply = message.reply ?? '';
  }

  /** Where the broker is notified of it. */
  get replySubject(): string {
    return this.#reply;
  }

  /** The effect is durable: the broker may forget the message. */
  ack(): void {
    this.#say('+ACK');
  }

  /** Deliver again after a pause. Delays are given here, because a consumer's own back-off would also shorten its lease. */
  nak(delayMs: number): void {
    this.#say(`-NAK {"delay": ${Math.round(delayMs) * NANOS_PER_MS}}`);
  }

  /** Still being worked on: the lease starts anew. */
  working(): void {
    this.#say('+WPI');
  }

  /** Never deliver again. Without a reason, which servers before 2.10.4 would take for noise. */
  term(): void {
    this.#say('+TERM');
  }

  #say(word: string): void {
    this.connection.publish(this.#reply, word);
  }
}

/** How a delivered message is settled. */
export type Settlement =
  | { readonly kind: 'done' }
  | { readonly kind: 'dropped'; readonly reason: string }
  | { readonly kind: 'retry'; readonly delayMs: number; readonly reason: string }
  | { readonly kind: 'dead'; readonly reason: string };

/** The settlement of a message whose effect is durable. */
export const DONE: Settlement = { kind: 'done' };

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;

/**
 * How a thrown error settles its message. An unknown error is retried: dropping work is never the answer to a surprise.
 * When the handler was told to stop, its error says nothing of the message, which goes to another process at once.
 */
export function settlementOf(
  error: unknown,
  { deliveryCount, signal }: Pick<MessageContext, 'deliveryCount' | 'signal'>,
): Settlement {
  if (error instanceof RetryLaterError) {
    return { kind: 'retry', delayMs: error.delayMs, reason: error.message };
  }
  if (error instanceof UnwantedMessageError) return { kind: 'dropped', reason: error.message };
  if (error instanceof UnprocessableMessageError || error instanceof ContractError) {
    return { kind: 'dead', reason: error.message };
  }
  const delayMs = signal.aborted ? 0 : growingDelay(deliveryCount);
  return { kind: 'retry', delayMs, reason: error instanceof Error ? error.message : String(error) };
}

function contentOf({
  subject,
  data,
  headers,
}: Delivery): Pick<Delivery, 'subject' | 'data' | 'headers'> {
  return { subject, data, headers };
}

function growingDelay(deliveryCount: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(deliveryCount - 1, 10));
}

/** The one place where messages are acknowledged, returned or given up. */
export class Settler {
  readonly #seldom = new Seldom();

  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly logger: Logger,
  ) {}

  /** Settles a message. A failure to settle is logged, never thrown: the message comes back by itself. */
  async settle(message: Delivery, settlement: Settlement): Promise<void> {
    try {
      await this.#apply(message, settlement);
    } catch (error) {
      this.logger.error({
        event: 'bus.settle_failed',
        subject: message.subject,
        error: String(error),
      });
    }
  }

  async #apply(message: Delivery, settlement: Settlement): Promise<void> {
    const { subject } = message;
    switch (settlement.kind) {
      case 'done':
        // A lost ack costs a redelivery, which finds the effect done: so it is not waited for.
        message.ack();
        return;
      case 'dropped':
        this.logger.debug?.({ event: 'bus.dropped', subject: message.subject, ...settlement });
        message.ack();
        return;
      case 'retry':
        // A thousand messages that wait for one and the same thing say so once.
        this.#seldom.pass(settlement.reason, (keptBack) => {
          this.logger.warn({ event: 'bus.retry', subject, ...settlement, keptBack });
        });
        message.nak(settlement.delayMs);
        return;
      case 'dead':
        this.logger.error({ event: 'bus.dead_letter', subject: message.subject, ...settlement });
        // First kept, then given up: a crash between the two keeps it twice under one id, never not at all.
        await this.deadLetters.keep({ ...message.info, ...contentOf(message) }, settlement.reason);
        message.term();
        return;
    }
  }
}
