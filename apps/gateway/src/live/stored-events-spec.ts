import { nextMessage } from '@beacon/bus';
import { eventSubject, readEvent, streams } from '@beacon/contracts';
import type { EventType, ReadEvent } from '@beacon/contracts';
import { until } from '@beacon/testing';
import type { Harness } from '../harness-spec.js';

/** The events of a type that the broker has about a job, in order. */
export async function storedEvents(
  { bus }: Pick<Harness, 'bus'>,
  type: EventType,
  jobId: string,
): Promise<ReadEvent['event'][]> {
  const filter = eventSubject(type, jobId);
  const events: ReadEvent['event'][] = [];
  for (let from = 1; ;) {
    const message = await nextMessage(bus, streams.events, { from, filter });
    if (message === null) return events;
    const read = readEvent(message.subject, message.data);
    if (read !== null) events.push(read.event);
    from = message.seq + 1;
  }
}

/** Waits until the broker has so many. */
export async function untilStored(
  harness: Pick<Harness, 'bus'>,
  type: EventType,
  jobId: string,
  count: number,
): Promise<ReadEvent['event'][]> {
  const isThere = async (): Promise<boolean> =>
    (await storedEvents(harness, type, jobId)).length >= count;
  await until(isThere, `${count} ${type} of ${jobId} are stored`);
  return storedEvents(harness, type, jobId);
}
