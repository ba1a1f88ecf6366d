import type { EventPosition } from '@beacon/bus';
import type { LiveEvent } from './live-event.js';

/** What {@link EventRing} keeps at most. */
export interface RingBounds {
  readonly bytes: number;
  readonly events: number;
}

const START: EventPosition = { sequence: 0, timeMs: 0 };
/** What an event takes beside its message: objects, strings. */
const OVERHEAD_BYTES = 400;
/** So many slots of evicted events are kept before the array is cut: cutting moves all others. */
const SLACK = 4_096;

/** The latest events of the stream without a gap, bounded in bytes and in number. */
export class EventRing {
  #events: LiveEvent[] = [];
  #first = 0;
  #bytes = 0;
  #floor = START;
  #head = START;

  constructor(private readonly bounds: RingBounds) {}

  /** Every event of the stream behind this position, up to the head, is here. */
  get floor(): EventPosition {
    return this.#floor;
  }

  /** The latest event that was added, or where the ring begins. */
  get head(): EventPosition {
    return this.#head;
  }

  /** Empties the ring; events behind a position follow. */
  restart(position: EventPosition): void {
    this.#events = [];
    this.#first = 0;
    this.#bytes = 0;
    this.#floor = position;
    this.#head = position;
  }

  push(event: LiveEvent): void {
    this.#events.push(event);
    this.#bytes += sizeOf(event);
    this.#head = event.position;
    while (this.#isOver()) this.#evict();
    if (this.#first <= SLACK || this.#first * 2 <= this.#events.length) return;
    this.#events = this.#events.slice(this.#first);
    this.#first = 0;
  }

  /** Takes note of a message of the stream that is no event. */
  skip(position: EventPosition): void {
    this.#head = position;
  }

  /** The event with a sequence; undefined when it is not here. */
  find(sequence: number): LiveEvent | undefined {
    const event = this.#events[this.#indexAfter(sequence - 1)];
    return event?.position.sequence === sequence ? event : undefined;
  }

  /** Events behind a sequence, in their order. */
  *after(sequence: number): Generator<LiveEvent> {
    for (let index = this.#indexAfter(sequence); index < this.#events.length; index += 1) {
      const event = this.#events[index];
      if (event !== undefined) yield event;
    }
  }

  #isOver(): boolean {
    const kept = this.#events.length - this.#first;
    return kept > this.bounds.events || (this.#bytes > this.bounds.bytes && kept > 1);
  }

  #evict(): void {
    const event = this.#events[this.#first];
    this.#first += 1;
    if (event === undefined) return;
    this.#bytes -= sizeOf(event);
    this.#floor = event.position;
  }

  #indexAfter(sequence: number): number {
    let [low, high] = [this.#first, this.#events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.#events[middle]?.position.sequence ?? 0;
      if (at <= sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function sizeOf({ message, entry }: LiveEvent): number {
  return message.length + (entry?.length ?? 0) + OVERHEAD_BYTES;
}
