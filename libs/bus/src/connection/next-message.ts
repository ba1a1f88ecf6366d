import type { StoredMsg } from '@nats-io/jetstream';
import type { Bus } from './connection.js';

/** Where in a stream a message is looked for. */
export interface StreamPlace {
  /** The first sequence that counts. */
  readonly from: number;
  /** Subject that the message's must match; wildcards are allowed. */
  readonly filter: string;
}

/**
 * The first message of a stream at or behind a sequence whose subject matches; null when there is none. No consumer is made for it.
 * @throws Error when the broker does not answer, or has no such stream.
 */
export async function nextMessage(
  { manager }: Pick<Bus, 'manager'>,
  stream: string,
  { from, filter }: StreamPlace,
): Promise<StoredMsg | null> {
  // The server takes this request; the client library has no type for it.
  const request = { seq: from, next_by_subj: filter };
  return manager.streams.getMessage(stream, request);
}
