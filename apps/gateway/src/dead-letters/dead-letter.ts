import type { StoredMsg } from '@nats-io/jetstream';

/** Headers with which a message was dead-lettered. */
const OWN_HEADERS = 'beacon-dead-';

/** What a replay did. */
export const REPLAY_ACTIONS = [
  'republished',
  'already_queued',
  'retried',
  'already_retrying',
] as const;
export type ReplayAction = (typeof REPLAY_ACTIONS)[number];

/** A message that could not be processed. */
export interface DeadLetter {
  readonly sequence: number;
  /** Where it came from; null when that is not known. */
  readonly stream: string | null;
  readonly subject: string | null;
  readonly originalSequence: number | null;
  readonly reason: string;
  readonly deliveries: number | null;
  readonly keptAt: Date;
  /** The original's bytes; the first of them where it is cut. */
  readonly data: Uint8Array;
  /** Size in bytes and hash of the original's body, where that was too large to be kept whole; null where it is whole. */
  readonly cutFrom: { readonly size: number; readonly sha256: string } | null;
  /** The original's own headers. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads a dead letter from the stream that keeps them. */
export function toDeadLetter(message: StoredMsg): DeadLetter {
  const own = (name: string): string | null => message.header.get(`${OWN_HEADERS}${name}`) || null;
  return {
    sequence: message.seq,
    stream: own('stream'),
    subject: own('subject'),
    originalSequence: numberOf(own('sequence')),
    reason: own('reason') ?? '',
    deliveries: numberOf(own('deliveries')),
    keptAt: message.time,
    data: message.data,
    cutFrom: cutOf(numberOf(own('size')), own('sha256')),
    headers: originalHeaders(message),
  };
}

function cutOf(size: number | null, sha256: string | null): DeadLetter['cutFrom'] {
  return size === null || sha256 === null ? null : { size, sha256 };
}

function originalHeaders({ header }: StoredMsg): Readonly<Record<string, string>> {
  const names = [...header.keys()].filter(
    // The broker's own would be obeyed a second time.
    (name) => !name.startsWith(OWN_HEADERS) && !name.startsWith('Nats-'),
  );
  return Object.fromEntries(names.map((name) => [name, header.get(name)]));
}

function numberOf(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
