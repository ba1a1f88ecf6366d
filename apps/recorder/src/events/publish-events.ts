import type { JetStreamPublisher } from '@beacon/bus';
import { CLOUD_EVENT_CONTENT_TYPE } from '@beacon/contracts';
import type { CloudEvent } from '@beacon/contracts';
import { retryPublications } from '../outages/retry.js';

/** The headers of a message that is an event. */
export const EVENT_HEADERS = { 'Content-Type': CLOUD_EVENT_CONTENT_TYPE };

/** An event with the subject on which it is published. */
export interface AddressedEvent {
  readonly subject: string;
  readonly event: CloudEvent;
  /** Headers by which it is of the trace of what it tells of. */
  readonly trace: Readonly<Record<string, string>>;
}

const encoder = new TextEncoder();

/**
 * Publishes events and waits until the broker has them all, however long it is away. Repeats carry the same id.
 * @param eventOf makes the event of an item; called once for each try.
 * @param signal ends the waiting.
 * @throws Error when one was not stored: what the events tell of is then not acknowledged, and comes again.
 */
export async function publishEvents<Item>(
  publisher: Pick<JetStreamPublisher, 'publish'>,
  items: readonly Item[],
  eventOf: (item: Item) => AddressedEvent,
  signal: AbortSignal,
): Promise<void> {
  const left = new Set(items);
  const publishOne = async (item: Item): Promise<void> => {
    const { subject, event, trace } = eventOf(item);
    const body = encoder.encode(JSON.stringify(event));
    const headers = { ...EVENT_HEADERS, ...trace };
    await publisher.publish(subject, body, { messageId: event.id, headers });
    left.delete(item);
  };
  await retryPublications(() => publishLeft(left, publishOne), signal);
}

/** The first one alone: while the broker is away, each try would leave all of them waiting in the client. */
async function publishLeft<Item>(
  left: ReadonlySet<Item>,
  publishOne: (item: Item) => Promise<void>,
): Promise<void> {
  const [first, ...others] = left;
  if (first === undefined) return;
  await publishOne(first);
  const outcomes = await Promise.allSettled(others.map(publishOne));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
}
