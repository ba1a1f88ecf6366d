import { streams, suspectRecord, suspectSubject } from '@beacon/contracts';
import type { SuspectRecordV1 } from '@beacon/contracts';
import type { Bus } from '../connection/connection.js';
import type { Delivery } from '../settlement/settlement.js';
import type { JetStreamPublisher } from '../publishing/publisher.js';

/** What is known of a message's past. */
export type SuspectFacts = Pick<SuspectRecordV1, 'begun' | 'explained'>;

/** A message of which nothing is known. */
export const NO_FACTS: SuspectFacts = { begun: 0, explained: 0 };

type Message = Pick<Delivery, 'subject' | 'info'>;

/**
 * What is known of messages that come back again and again, kept at the broker: it outlives the process that one of them
 * kills. One record a message, the latest counts.
 */
export class SuspectLog {
  /** Messages that were marked as begun and are not settled, by their records' subjects. */
  readonly #begun = new Map<string, Message>();

  constructor(
    private readonly bus: Pick<Bus, 'manager'>,
    private readonly publisher: Pick<JetStreamPublisher, 'publish'>,
  ) {}

  /**
   * What is known of a message.
   * @throws Error when the broker does not answer; ContractError when the record cannot be read.
   */
  async read({ subject, info }: Message): Promise<SuspectFacts> {
    const stored = await this.bus.manager.direct.getMessage(streams.suspects, {
      last_by_subj: suspectSubject(info.stream, info.streamSequence),
    });
    if (stored === null) return NO_FACTS;
    const { begun, explained, subject: about } = suspectRecord.decode(stored.data);
    if (about !== subject) return NO_FACTS;
    // A broker that lost its consumers' state counts deliveries from 1 again.
    return { begun, explained: explained < info.deliveryCount ? explained : 0 };
  }

  /**
   * Notes that a message's handler is about to begin.
   * @throws Error when the broker does not store it.
   */
  async begin(message: Message, { begun, explained }: SuspectFacts): Promise<void> {
    await this.#keep(message, { begun: begun + 1, explained });
    this.#begun.set(keyOf(message), message);
  }

  /**
   * Notes that a process came back from a message: its deliveries so far say nothing against it.
   * @throws Error when the broker does not store it.
   */
  async settle(message: Message): Promise<void> {
    this.#begun.delete(keyOf(message));
    await this.#keep(message, { begun: 0, explained: message.info.deliveryCount });
  }

  /** Settles what was begun and is not settled: its process ends in good order, whatever its handler does. */
  async settleAll(): Promise<void> {
    await Promise.allSettled(Array.from(this.#begun.values(), (message) => this.settle(message)));
  }

  async #keep(message: Message, facts: SuspectFacts): Promise<void> {
    const record = { subject: message.subject, ...facts };
    await this.publisher.publish(keyOf(message), suspectRecord.encode(record));
  }
}

function keyOf({ info }: Message): string {
  return suspectSubject(info.stream, info.streamSequence);
}
