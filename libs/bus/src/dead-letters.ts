import { DEAD_HEADERS, deadSubject } from '@beacon/contracts';
import type { Delivery } from './delivery.js';
import type { JetStreamPublisher } from './publisher.js';

const REASON_LIMIT = 500;

/** Keeps messages that cannot be processed, with the reason and the original bytes and headers. */
export class DeadLetters {
  constructor(private readonly publisher: JetStreamPublisher) {}

  /** Stores a message among the dead letters; a repeat for the same stored message is dropped by the broker. */
  async keep(message: Delivery, reason: string): Promise<void> {
    const { stream, streamSequence, deliveryCount } = message.info;
    await this.publisher.publish(deadSubject(stream, message.subject), message.data, {
      messageId: `dead:${stream}:${streamSequence}`,
      headers: {
        ...originalHeaders(message),
        [DEAD_HEADERS.reason]: singleLine(reason),
        [DEAD_HEADERS.subject]: message.subject,
        [DEAD_HEADERS.stream]: stream,
        [DEAD_HEADERS.sequence]: String(streamSequence),
        [DEAD_HEADERS.deliveries]: String(deliveryCount),
      },
    });
  }
}

function originalHeaders(message: Delivery): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of message.headers?.keys() ?? []) {
    // The broker's own headers would be obeyed a second time, the old message id above all.
    if (!name.startsWith('Nats-')) kept[name] = message.headers?.get(name) ?? '';
  }
  return kept;
}

function singleLine(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, REASON_LIMIT);
}
