import type { EventPosition, StoredEvent } from '@beacon/bus';
import { readEvent } from '@beacon/contracts';
import type { ReadEvent } from '@beacon/contracts';

/** An event that was read and checked. */
export interface TapEvent extends ReadEvent {
  readonly position: EventPosition;
  /** What was asked and answered in a recorded execution; null where it is not asked for. */
  readonly answer: Answer | null;
}

/** The texts of an execution, fetched from the gateway. */
export interface Answer {
  readonly question: string | null;
  readonly text: string | null;
}

/** Reads a message; null when it is no event that this version knows. */
export function tapEvent({ position, subject, data }: StoredEvent): TapEvent | null {
  const read = readEvent(subject, data);
  return read === null ? null : { ...read, position, answer: null };
}
