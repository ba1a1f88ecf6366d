import type { TapEvent } from '../tap-event.js';

/** Rows of a row group of Parquet at most. */
const MOST_ROWS = 20_000;
/** Their JSON, in characters, roughly: what bounds the memory. */
const MOST_SIZE = 16_000_000;
/** What an event takes beside its data. */
const ENVELOPE = 400;

/** Events that wait to be written together. */
export class RowBuffer {
  #events: TapEvent[] = [];
  #size = 0;
  #sinceMs = 0;

  get isEmpty(): boolean {
    return this.#events.length === 0;
  }

  get isFull(): boolean {
    return this.#events.length >= MOST_ROWS || this.#size >= MOST_SIZE;
  }

  /** How long the oldest has waited, in milliseconds; 0 without one. */
  get waitedMs(): number {
    return this.isEmpty ? 0 : performance.now() - this.#sinceMs;
  }

  add(event: TapEvent): void {
    if (this.isEmpty) this.#sinceMs = performance.now();
    this.#events.push(event);
    this.#size += sizeOf(event);
  }

  /** Hands them over, and begins anew. */
  take(): readonly TapEvent[] {
    const taken = this.#events;
    this.#events = [];
    this.#size = 0;
    return taken;
  }
}

function sizeOf({ event, answer }: TapEvent): number {
  const texts = (answer?.question?.length ?? 0) + (answer?.text?.length ?? 0);
  return ENVELOPE + texts + JSON.stringify(event.data).length;
}
