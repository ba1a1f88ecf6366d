import type { Msg, MsgHdrs, NatsConnection } from '@nats-io/transport-node';

/** What the broker says of a delivery in its reply subject. */
export interface DeliveryInfo {
  readonly stream: string;
  readonly streamSequence: number;
  /** 1 on first delivery. */
  readonly deliveryCount: number;
}

const ACK_PREFIX = '$JS.ACK.';
const V1_TOKENS = 9;
const V2_TOKENS = 11;
const NANOS_PER_MS = 1_000_000;

/**
 * Reads `$JS.ACK.<stream>.<consumer>.<delivered>.<stream seq>.<consumer seq>.<time>.<pending>`, and its second version,
 * which has a domain and an account before the stream (nats-architecture-and-design, ADR-15). Null for anything else.
 */
export function deliveryInfo(reply: string | undefined): DeliveryInfo | null {
  if (!reply?.startsWith(ACK_PREFIX)) return null;
  const tokens = reply.split('.');
  if (tokens.length !== V1_TOKENS && tokens.length < V2_TOKENS) return null;
  const [stream, , delivered, sequence] = tokens.slice(tokens.length === V1_TOKENS ? 2 : 4);
  if (stream === undefined || !/^\d+$/.test(delivered ?? '') || !/^\d+$/.test(sequence ?? '')) {
    return null;
  }
  return { stream, streamSequence: Number(sequence), deliveryCount: Number(delivered) };
}

/** A message in hand, until it is settled. The client library has this for its own pulls only. */
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

  /** Where the broker is told of it. */
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
