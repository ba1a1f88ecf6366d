import type { Bus } from '@beacon/bus';
import type { StoredMsg } from '@nats-io/jetstream';

/**
 * The first message of a stream at or behind a sequence whose subject matches; null when there is none.
 * @throws Error when the broker does not answer, or has no such stream.
 */
export async function nextMessage(
  { manager }: Pick<Bus, 'manager'>,
  stream: string,
  place: { readonly from: number; readonly filter: string },
): Promise<StoredMsg | null> {
  // The broker knows this form of the question; the client library has no type for it.
  const question = { seq: place.from, next_by_subj: place.filter };
  return manager.streams.getMessage(stream, question);
}
