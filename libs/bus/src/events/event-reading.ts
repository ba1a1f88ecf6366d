import type { EventChoice } from './event-choice.js';
import type { EventPosition } from './event-position.js';
import type { PositionState, StoredEvent } from './event-stream.js';

/** Where in the stream a reader starts. */
export type EventStart =
  /** With the oldest event that is kept. */
  | { readonly kind: 'oldest' }
  /** With what is stored from now on. */
  | { readonly kind: 'new' }
  /** With the first event that was stored at this time or later, by the broker's clock. */
  | { readonly kind: 'time'; readonly time: Date }
  /** With the event that has this sequence, or the next one that is kept. */
  | { readonly kind: 'sequence'; readonly sequence: number }
  /** Behind the event that a reader had before it was stopped. */
  | { readonly kind: 'after'; readonly position: EventPosition };

/** How to read the stream of events. */
export interface EventReading {
  readonly start: EventStart;
  /** @default every event */
  readonly choice?: EventChoice;
  /** Ends the reading. */
  readonly signal: AbortSignal;
  /** Called when the broker does not answer, with the reason, and with null when it does again. */
  readonly onAway?: (reason: unknown) => void;
}

/** What a reader gets. */
export type EventItem =
  | {
      readonly kind: 'event';
      readonly event: StoredEvent;
      /** Chosen events that were stored behind it when the broker sent it. */
      readonly pending: number;
    }
  /** Everything that is chosen, up to this position, has been read. Comes at the start if that is so, and every few seconds while nothing comes. */
  | { readonly kind: 'caught_up'; readonly position: EventPosition }
  /**
   * Events may be missing. `expired`: they are not kept any more. `reset`: the stream is another one, or lost its latest events. Reading
   * goes on behind the position; after `reset` it begins some time before the last event that was read, so that events come again.
   */
  | {
      readonly kind: 'gap';
      readonly reason: Exclude<PositionState, 'kept'>;
      readonly position: EventPosition;
    };

/** A place that the stream does not have. */
export class EventStartError extends Error {
  override readonly name = 'EventStartError';
}
