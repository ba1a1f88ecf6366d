import type { MessageHandler } from '@nestjs/microservices';
import type { Delivery } from '../settlement/delivery.js';
import type { MessageContext } from '../settlement/message-context.js';
import type { PoisonWatch } from '../isolation/poison-guard.js';
import type { Settlement } from '../settlement/settlement.js';

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
  readonly watch: PoisonWatch;
}

/**
 * What a handler is told of a delivery.
 * @param closing tells a suspect what the others are told together.
 */
export function contextOf(
  { subject, info }: Pick<Delivery, 'subject' | 'info'>,
  { signal, watch }: Pick<PathEnd, 'signal' | 'watch'>,
  closing: AbortSignal = watch.suspects.unbegun,
): MessageContext {
  const { streamSequence, deliveryCount } = info;
  return { subject, streamSequence, deliveryCount, signal, closing };
}
