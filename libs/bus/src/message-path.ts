import type { MessageHandler } from '@nestjs/microservices';
import type { Delivery } from './delivery.js';
import type { MessageContext } from './message-context.js';
import type { Settlement } from './settlement.js';

/** The way of a consumer's messages to their handler. */
export interface MessagePath {
  /** Has a message handled and says how it is to be settled. Never throws. */
  settle(message: Delivery): Promise<Settlement>;
}

/** What a path leads to. */
export interface PathEnd {
  readonly handler: MessageHandler;
  /** Aborted when the process gives up what it has in hand. */
  readonly signal: AbortSignal;
  /** Aborted as soon as the process is told to stop. */
  readonly closing: AbortSignal;
}

/** What a handler is told of a delivery. */
export function contextOf(
  { subject, info }: Pick<Delivery, 'subject' | 'info'>,
  { signal, closing }: Pick<PathEnd, 'signal' | 'closing'>,
): MessageContext {
  const { streamSequence, deliveryCount } = info;
  return { subject, streamSequence, deliveryCount, signal, closing };
}
